"""HTML as word processors save it: long styles, split runs, empty paragraphs."""

from html import escape

from ..report import Grid
from . import text

# ---- Word ---------------------------------------------------------------------

WORD_RUN = "font-size:10.5pt;font-family:宋体;mso-bidi-font-family:宋体;color:black;mso-font-kerning:0pt"
WORD_BORDER = (
    "border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt;"
    "mso-element:para-border-div;height:17.0pt;mso-height-rule:exactly"
)


def word_runs(words, latin="Times New Roman"):
    """A run a stretch of one script, digits apart from the rest, as Word writes them."""
    out, i = [], 0
    while i < len(words):
        ascii_ = words[i].isascii()
        j = i
        while j < len(words) and words[j].isascii() == ascii_ and j - i < 18:
            j += 1
        piece = escape(words[i:j], quote=False)
        if ascii_:
            out.append(f'<span lang=EN-US style=\'{WORD_RUN};mso-ascii-font-family:"{latin}"\'>{piece}</span>')
        else:
            out.append(f"<span style='{WORD_RUN}'>{piece}</span>")
        i = j
    return "".join(out) or "<span lang=EN-US><o:p>&nbsp;</o:p></span>"


def word_paragraph(words):
    return (
        "<p class=MsoNormal align=left style='text-align:left;text-indent:24.0pt;mso-char-indent-count:2.0;"
        f"line-height:150%;mso-pagination:widow-orphan'>{word_runs(words)}<span lang=EN-US><o:p></o:p></span></p>"
    )


def word_table(grid):
    out = [
        "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 width=\"100%\"",
        " style='width:100.0%;border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt;"
        "mso-yfti-tbllook:1184;mso-padding-alt:0cm 5.4pt 0cm 5.4pt'>",
    ]
    for i, row in enumerate(grid.rows):
        out.append(f" <tr style='mso-yfti-irow:{i};height:17.0pt'>")
        for cell in row:
            spans = (f" colspan={cell.cols}" if cell.cols > 1 else "") + (f" rowspan={cell.rows}" if cell.rows > 1 else "")
            align = "center" if cell.value or cell.head else "left"
            out.append(
                f"  <td{spans} style='{WORD_BORDER}'>\n  <p class=MsoNormal align={align} style='text-align:{align};"
                f"mso-pagination:widow-orphan'>{word_runs(cell.text)}<span\n  lang=EN-US><o:p></o:p></span></p>\n  </td>"
            )
        out.append(" </tr>")
    return out + ["</table>"]


WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset={charset}">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View><w:Zoom>100</w:Zoom>
<w:PunctuationKerning/><w:ValidateAgainstSchemas/></w:WordDocument></xml><![endif]-->
<style><!--
 @font-face {{font-family:宋体; panose-1:2 1 6 0 3 1 1 1 1 1; mso-font-charset:134;}}
 p.MsoNormal {{mso-style-unhide:no; margin:0cm; text-align:justify; font-size:10.5pt;}}
 @page WordSection1 {{size:595.3pt 841.9pt; margin:72.0pt 90.0pt 72.0pt 90.0pt;}}
--></style>
</head>
<body lang=ZH-CN style='tab-interval:21.0pt;text-justify-trim:punctuation'>
<div class=WordSection1 style='layout-grid:15.6pt'>
"""


def word(report, charset="utf-8"):
    head = WORD_HEAD.format(charset=charset)
    parts = [f"<p class=MsoNormal align=center style='text-align:center'><b>{word_runs(report.title)}</b></p>"]
    parts += [word_paragraph(line) for line in text.meta_lines(report) + report.preamble]
    for no, title, body in report.sections:
        if title:
            parts.append(word_paragraph(f"{no}、{title}"))
        for part in body:
            parts += word_table(part) if isinstance(part, Grid) else [word_paragraph(part)]
            parts.append("<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>")
    parts += [word_paragraph(line) for line in text.tail_lines(report)]
    return head + "\n".join(parts) + "\n</div>\n</body>\n</html>\n"


# ---- WPS ----------------------------------------------------------------------

WPS_RUN = "mso-spacerun:'yes';font-family:仿宋_GB2312;mso-hansi-font-family:Calibri;mso-bidi-font-family:'Times New Roman';font-size:12.0000pt;mso-font-kerning:1.0000pt;"


def wps_runs(words):
    """Cuts even words and numbers into several runs, as WPS does after editing."""
    step = 2 if len(words) < 12 else 7
    pieces = [words[i:i + step] for i in range(0, len(words), step)]
    fonts = "".join(
        f'<span style="{WPS_RUN}"><font face="仿宋_GB2312">{escape(piece, quote=False)}</font></span>' for piece in pieces
    )
    return fonts + '<span style="mso-spacerun:\'yes\';"><o:p></o:p></span>'


def wps_table(grid):
    out = ['<table class="MsoTableGrid" border="1" cellspacing="0" style="border-collapse:collapse;width:452.3000pt;border:none;mso-padding-alt:0.0000pt 5.4000pt 0.0000pt 5.4000pt;"><tbody>']
    for row in grid.rows:
        out.append('<tr style="height:19.8500pt;">')
        for cell in row:
            spans = (f' colspan="{cell.cols}"' if cell.cols > 1 else "") + (f' rowspan="{cell.rows}"' if cell.rows > 1 else "")
            out.append(
                f'<td{spans} valign="center" style="padding:0.0000pt 5.4000pt;border:1.0000pt solid windowtext;mso-border-alt:0.5000pt solid windowtext;">'
                f'<p class="MsoNormal" style="mso-pagination:widow-orphan;text-align:center;vertical-align:middle;">{wps_runs(cell.text)}</p></td>'
            )
        out.append("</tr>")
    return out + ["</tbody></table>"]


def wps(report):
    paragraph = lambda s: f'<p class="MsoNormal" style="text-indent:24.0000pt;mso-char-indent-count:2.0000;line-height:150%;">{wps_runs(s)}</p>'
    parts = [f'<p class="MsoNormal" align="center" style="text-align:center;">{wps_runs(report.title)}</p>']
    parts += [paragraph(line) for line in text.meta_lines(report) + report.preamble]
    for no, title, body in report.sections:
        if title:
            parts.append(paragraph(f"{no}、{title}"))
        for part in body:
            parts += wps_table(part) if isinstance(part, Grid) else [paragraph(part)]
    parts += [paragraph(line) for line in text.tail_lines(report)]
    head = '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="WPS Office"></head>'
    return head + '<body style="tab-interval:21pt;"><!--StartFragment-->\n' + "\n".join(parts) + "\n<!--EndFragment--></body></html>\n"
