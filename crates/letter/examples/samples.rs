//! Writes every sample as DOCX and PDF into a folder, to be looked at.

use letter::letter::{LETTERS, written_sample};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).ok_or("give a folder")?);
    let options = typeset::Options::new(typeset::Moment::in_china(jiff::civil::date(2026, 3, 18).at(9, 0, 0, 0)));
    for letter in LETTERS {
        let (_, _, written) = written_sample(letter)?;
        std::fs::write(folder.join(format!("{}.docx", letter.code.name())), document::write::docx(written.document()))?;
        std::fs::write(folder.join(format!("{}.pdf", letter.code.name())), typeset::pdf(written.document(), &options)?)?;
    }
    Ok(())
}
