//! Folding of titles: what two titles must share to be the same title.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without accents, marks and extra spaces: `Chef de Cuisine (H/F)` becomes `chef de cuisine h f`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            '\'' | '\u{2019}' | '.' => {}
            '&' => folded.push_str(" and "),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'ł' => folded.push('l'),
            c if is_combining_mark(c) => {}
            c if c.is_alphanumeric() || c == '+' || c == '#' => folded.push(c),
            _ => folded.push(' '),
        }
    }
    careersim_domain::text::fold_spaces(&folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_marks_do_not_count() {
        assert_eq!(fold("  Pâtissier-Chocolatier "), "patissier chocolatier");
        assert_eq!(fold("R&D Manager"), "r and d manager");
        assert_eq!(fold("Children's nurse"), "childrens nurse");
        assert_eq!(fold("C++ / C# developer"), "c++ c# developer");
        assert_eq!(fold("教師"), "教師");
        assert_eq!(fold("🧑‍🚒!!!"), "");
    }
}
