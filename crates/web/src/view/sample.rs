//! Samples for the style guide and the tests: places and figures are
//! invented, and no page of the library shows them.

mod library;
mod pages;
mod report;

use super::{Link, Page, Place, Site};

impl Page {
    /// A frame for samples and tests.
    pub fn sample(title: &str, place: Place) -> Page {
        Page {
            title: format!("{title} - 政府信息公开 - 青屿市人民政府"),
            nav: place.nav(),
            site: Site::sample(),
            token: "sample".into(),
            address: "/".into(),
            printed: "2026-10-13 10:45".into(),
            large: false,
            contrast: false,
        }
    }
}

impl Site {
    /// A site with every line filled.
    pub fn sample() -> Site {
        Site {
            banner: "演示：机关、报告和数字都是虚构的。".into(),
            platform: "青屿市政府信息公开统一平台".into(),
            office: "青屿市人民政府".into(),
            origin: "http://127.0.0.1:8080".into(),
            help: vec!["青屿市政府信息公开办公室".into(), "电话 0000-8260117".into(), "工作日 8:30—12:00、14:00—17:30".into()],
            about: vec!["主办：青屿市人民政府办公室".into(), "承办：青屿市大数据中心".into(), "网站标识码：0000000000".into()],
            links: vec![Link::new("构件总览", "/styleguide")],
            filings: vec!["某ICP备00000000号".into(), "某公网安备00000000000000号".into()],
        }
    }
}
