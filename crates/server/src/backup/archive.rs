//! The archive: a head and the database's data, compressed, then encrypted. Reading it checks every byte before anything is done with it.

use super::{
    BackupError,
    manifest::{FORMAT, Head, Manifest},
};
use age::{
    Decryptor, Encryptor,
    x25519::{Identity, Recipient},
};
use sha2::{Digest, Sha256};
use std::{
    fs::File,
    io::{self, BufReader, BufWriter, Read, Write},
    path::Path,
};

// A head lists twenty tables: more than this is something else.
const LONGEST_HEAD: u32 = 1 << 20;
const LEVEL: i32 = 9;

// Counts and hashes what passes through.
struct Measured<W> {
    inner: W,
    bytes: u64,
    hash: Sha256,
}

impl<W: Write> Write for Measured<W> {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(data)?;
        self.bytes += written as u64;
        self.hash.update(&data[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Writes the archive to the file `to`.
pub(super) fn pack(head: Head, data: &mut dyn Read, to: &Path, recipients: &[Recipient]) -> Result<Manifest, BackupError> {
    let file = File::create_new(to).map_err(BackupError::file(to))?;
    let mut out = Measured {
        inner: BufWriter::new(file),
        bytes: 0,
        hash: Sha256::new(),
    };
    let encrypted = !recipients.is_empty();
    if encrypted {
        let all = recipients.iter().map(|r| r as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(all).map_err(|e| BackupError::Settings(e.to_string()))?;
        let mut inner = encryptor.wrap_output(&mut out).map_err(BackupError::file(to))?;
        compress(&head, data, &mut inner).and_then(|()| inner.finish()).map_err(BackupError::file(to))?;
    } else {
        compress(&head, data, &mut out).map_err(BackupError::file(to))?;
    }
    out.flush().map_err(BackupError::file(to))?;
    Ok(Manifest {
        head,
        encrypted,
        bytes: out.bytes,
        sha256: hex(out.hash),
    })
}

fn compress(head: &Head, data: &mut dyn Read, out: &mut dyn Write) -> io::Result<()> {
    let head = serde_json::to_vec(head)?;
    let mut packed = zstd::Encoder::new(out, LEVEL)?;
    packed.include_checksum(true)?;
    let length = u32::try_from(head.len()).map_err(io::Error::other)?;
    packed.write_all(&length.to_be_bytes())?;
    packed.write_all(&head)?;
    io::copy(data, &mut packed)?;
    packed.finish().map(|_| ())
}

/// Checks the archive `from` against its manifest, byte by byte, and writes the data to the new file `to`.
///
/// # Errors
/// [`BackupError::Refused`] when it is not what the manifest says, [`BackupError::Settings`] without the right key.
pub(super) fn unpack(from: &Path, manifest: &Manifest, identity: Option<&Identity>, to: &Path) -> Result<(), BackupError> {
    check_file(from, manifest)?;
    let file = BufReader::new(File::open(from).map_err(BackupError::file(from))?);
    let head = if manifest.encrypted {
        let identity = identity.ok_or_else(|| {
            BackupError::Settings("this backup is encrypted: set CAREERSIM_BACKUP__KEY_FILE to the file with the age key that reads it".to_owned())
        })?;
        let decryptor = Decryptor::new_buffered(file).map_err(|e| damaged(manifest, &e.to_string()))?;
        let inner = decryptor.decrypt(std::iter::once(identity as &dyn age::Identity)).map_err(|e| match e {
            age::DecryptError::NoMatchingKeys => {
                BackupError::Settings("the key in `backup.key` does not read this backup: it was encrypted for another".to_owned())
            }
            other => damaged(manifest, &other.to_string()),
        })?;
        decompress(inner, to)
    } else {
        decompress(file, to)
    };
    let head = head.map_err(|e| damaged(manifest, &e.to_string()))?;
    if head != manifest.head {
        return Err(damaged(manifest, "its manifest says something else than the archive itself"));
    }
    if head.format != FORMAT {
        return Err(BackupError::Refused(format!(
            "the backup `{}` was made by a newer CareerSim (format {})",
            head.id, head.format
        )));
    }
    Ok(())
}

fn check_file(from: &Path, manifest: &Manifest) -> Result<(), BackupError> {
    let mut file = File::open(from).map_err(BackupError::file(from))?;
    let mut measured = Measured {
        inner: io::sink(),
        bytes: 0,
        hash: Sha256::new(),
    };
    io::copy(&mut file, &mut measured).map_err(BackupError::file(from))?;
    if measured.bytes != manifest.bytes {
        let what = format!("it has {} bytes instead of {}", measured.bytes, manifest.bytes);
        return Err(damaged(manifest, &what));
    }
    if hex(measured.hash) != manifest.sha256 {
        return Err(damaged(manifest, "its checksum differs from the manifest's"));
    }
    Ok(())
}

fn decompress(from: impl Read, to: &Path) -> io::Result<Head> {
    let mut plain = zstd::Decoder::new(from)?;
    let mut length = [0; 4];
    plain.read_exact(&mut length)?;
    let length = u32::from_be_bytes(length);
    if length > LONGEST_HEAD {
        return Err(io::Error::other("its head is too long"));
    }
    let mut head = vec![0; length as usize];
    plain.read_exact(&mut head)?;
    let head = serde_json::from_slice(&head)?;
    let mut out = BufWriter::new(File::create_new(to)?);
    io::copy(&mut plain, &mut out)?;
    out.flush()?;
    Ok(head)
}

fn damaged(manifest: &Manifest, why: &str) -> BackupError {
    BackupError::Refused(format!(
        "the backup `{}` is damaged ({why}) and is not used; nothing was touched",
        manifest.head.id
    ))
}

fn hex(hash: Sha256) -> String {
    let bytes: [u8; 32] = hash.finalize().into();
    bytes.map(|b| format!("{b:02x}")).concat()
}

#[cfg(test)]
#[path = "archive_tests.rs"]
mod tests;
