//! Where the server listens: this machine only.

use anyhow::{Context, bail};
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;

/// The port people know.
const PORT: u16 = 8765;
/// Ports that are tried when it is taken.
const TRIES: u16 = 50;

/// An address, given or to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listen {
    /// Exactly this one.
    Given(SocketAddr),
    /// The first free one.
    Found,
}

/// The address of the command line.
///
/// # Errors
/// If it is none, or not of this machine.
pub fn parse(text: Option<&str>) -> anyhow::Result<Listen> {
    let Some(text) = text else { return Ok(Listen::Found) };
    let text = text.replace("localhost", "127.0.0.1");
    let address: SocketAddr = match text.parse::<IpAddr>() {
        Ok(ip) => SocketAddr::new(ip, PORT),
        Err(_) => text.parse().with_context(|| format!("“{text}”不是 127.0.0.1:8765 这样的地址"))?,
    };
    if !address.ip().is_loopback() {
        bail!("现在还没有账号，谁能连上就能看、能改，所以只在本机（127.0.0.1）打开，不在 {} 上打开。", address.ip());
    }
    Ok(Listen::Given(address))
}

impl Listen {
    /// Takes the address.
    ///
    /// # Errors
    /// If it is taken, or none is free.
    pub async fn bind(self) -> anyhow::Result<TcpListener> {
        match self {
            Listen::Given(address) => TcpListener::bind(address).await.with_context(|| format!("{address} 打不开，可能被别的程序占用")),
            Listen::Found => {
                for port in PORT..PORT + TRIES {
                    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
                        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
                        other => return other.with_context(|| format!("127.0.0.1:{port} 打不开")),
                    }
                }
                bail!("端口 {PORT} 到 {} 都被占用。请用 --listen 127.0.0.1:端口 指定一个。", PORT + TRIES - 1)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let answer = match parse(Some(text)) {
            Ok(Listen::Given(address)) => address.to_string(),
            Ok(Listen::Found) => "found".to_owned(),
            Err(error) => error.to_string(),
        };
        assert_eq!(answer, expected);
    }

    #[test]
    fn this_machine_by_any_of_its_names() {
        check("127.0.0.1:80", "127.0.0.1:80");
        check("localhost:9000", "127.0.0.1:9000");
        check("[::1]:9000", "[::1]:9000");
        check("127.0.0.1", "127.0.0.1:8765");
    }

    #[test]
    fn another_address_is_refused_with_the_reason() {
        check("0.0.0.0:8765", "现在还没有账号，谁能连上就能看、能改，所以只在本机（127.0.0.1）打开，不在 0.0.0.0 上打开。");
        check("网页", "“网页”不是 127.0.0.1:8765 这样的地址");
    }
}
