"""HTML: clean, as two word processors save it, and with a paragraph or a box a cell."""

from html import escape

from ..report import Grid
from . import text


def attributes(cell, extra=""):
    spans = "".join(f' {name}="{n}"' for name, n in (("colspan", cell.cols), ("rowspan", cell.rows)) if n > 1)
    return spans + extra


def clean_table(grid):
    out = [f'<table class="{grid.name}" border="1">']
    for row in grid.rows:
        tags = "".join(
            f"<{t}{attributes(c)}>{escape(c.text, quote=False)}</{t}>" for c in row for t in ["th" if c.head else "td"]
        )
        out.append(f"<tr>{tags}</tr>")
    return out + ["</table>"]


def body(report, table, paragraph, heading):
    out = []
    for item in report.preamble:
        out.append(paragraph(item))
    for no, title, parts in report.sections:
        if title:
            out.append(heading(f"{no}、{title}"))
        for part in parts:
            out += table(part) if isinstance(part, Grid) else [paragraph(part)]
    for line in text.tail_lines(report):
        out.append(paragraph(line))
    return out


def clean(report, charset="utf-8"):
    e = lambda s: escape(s, quote=False)
    meta = "".join(f'<p class="meta">{e(line)}</p>\n' for line in text.meta_lines(report))
    if report.dateline == "table":
        meta = (
            f'<table class="info"><tr><th>索引号</th><td>{report.key("index", "")}</td><th>发布机构</th><td>{report.agency}</td></tr>'
            f'<tr><th>文号</th><td>{report.key("doc", "")}</td><th>发布日期</th><td>{report.published.isoformat()}</td></tr></table>\n'
        )
    parts = body(report, clean_table, lambda s: f"<p>{e(s)}</p>", lambda s: f"<h2>{e(s)}</h2>")
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="{charset}">\n<title>{e(report.title)}</title>\n</head>\n<body>\n'
        f"<h1>{e(report.title)}</h1>\n{meta}" + "\n".join(parts) + "\n</body>\n</html>\n"
    )


# ---- a page around the report -------------------------------------------------

NAVIGATION = ["首页", "走进云汀", "政务公开", "政务服务", "互动交流", "数据开放"]
RELATED = ["政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "依申请公开", "政府信息公开年报"]


def page(report, content):
    """The furniture of a portal: navigation, breadcrumb, share bar, footer."""
    e = lambda s: escape(s, quote=False)
    nav = "".join(f'<li><a href="/{i}/">{name}</a></li>' for i, name in enumerate(NAVIGATION))
    side = "".join(f'<li><a href="/zwgk/{i}.html">{name}</a></li>' for i, name in enumerate(RELATED))
    meta = "".join(f"<span>{e(part)}</span> " for line in text.meta_lines(report) for part in line.split(" "))
    return f"""<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="SiteName" content="云汀县人民政府门户网站">
<meta name="ColumnName" content="政府信息公开年报">
<title>{e(report.title)}_云汀县人民政府门户网站</title>
<style>.nav li{{float:left}} .cell{{display:inline-block;border:1px solid #999}}</style>
<script>var hits = 0; function zoom(n) {{ document.body.style.fontSize = n + "px"; }}</script>
</head>
<body>
<div class="top"><a href="/wza/">无障碍</a> <a href="/zlb/">长者版</a> <span>今天是2025年3月3日 星期一</span></div>
<ul class="nav">{nav}</ul>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/nb/">政府信息公开年报</a></div>
<div class="side"><ul>{side}</ul></div>
<div class="article">
<h1>{e(report.title)}</h1>
<div class="meta">{meta}</div>
<div class="content">
{content}
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> <a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>
</div>
<div class="foot"><p>主办：云汀县人民政府办公室　承办：云汀县政务数据中心</p><p>网站标识码：9901210001　备案号：某ICP备00000000号</p><p>联系电话：0000-5550100　地址：云汀县沿河路1号</p></div>
</body>
</html>
"""


def paragraph_cells(report):
    """No table at all: every cell is a `<p>`."""
    e = lambda s: escape(s, quote=False)
    table = lambda grid: [f'<p style="text-align:center">{e(c.text) or "&nbsp;"}</p>' for row in grid.rows for c in row]
    parts = body(report, table, lambda s: f'<p style="text-indent:2em">{e(s)}</p>', lambda s: f"<p><strong>{e(s)}</strong></p>")
    return page(report, "\n".join(parts))


def box_cells(report):
    """A `<div>` a row, a `<div>` a cell."""
    e = lambda s: escape(s, quote=False)

    def table(grid):
        rows = ("".join(f'<div class="cell w{c.cols}">{e(c.text)}</div>' for c in row) for row in grid.rows)
        return [f'<div class="tbl {grid.name}">', *(f'<div class="row">{row}</div>' for row in rows), "</div>"]

    parts = body(report, table, lambda s: f'<div class="p">　　{e(s)}</div>', lambda s: f'<div class="h">{e(s)}</div>')
    return page(report, "\n".join(parts))


def framed(report):
    """A table laid out inside a table of the page, as portals did for years."""
    e = lambda s: escape(s, quote=False)
    parts = body(report, clean_table, lambda s: f"<p>　　{e(s)}</p>", lambda s: f"<p><b>{e(s)}</b></p>")
    inner = "\n".join(parts)
    return page(report, f'<table width="980" cellpadding="0"><tr><td><table width="100%"><tr><td id="zoom">\n{inner}\n</td></tr></table></td></tr></table>')
