//! An archive comes back as it went in, or not at all.

use super::*;
use chrono::Utc;

fn head() -> Head {
    Head {
        format: FORMAT,
        id: "x".to_owned(),
        created_at: chrono::DateTime::<Utc>::UNIX_EPOCH,
        program: "0".to_owned(),
        engine: "sqlite".to_owned(),
        schema: vec![],
        tables: vec![],
    }
}

fn packed(folder: &Path, key: Option<&Identity>) -> (Manifest, Vec<u8>) {
    let recipients: Vec<Recipient> = key.iter().map(|k| k.to_public()).collect();
    let to = folder.join("packed");
    let manifest = pack(head(), &mut "some rows\n".repeat(9_000).as_bytes(), &to, &recipients).unwrap();
    (manifest, std::fs::read(to).unwrap())
}

fn unpacked(folder: &Path, bytes: &[u8], manifest: &Manifest, key: Option<&Identity>) -> Result<Vec<u8>, BackupError> {
    let (from, to) = (folder.join("in"), folder.join("out"));
    let _ = std::fs::remove_file(&to);
    std::fs::write(&from, bytes).unwrap();
    unpack(&from, manifest, key, &to).map(|()| std::fs::read(&to).unwrap())
}

// The sums of a changed file, as somebody who changes the file would change the manifest, too.
fn adjusted(manifest: &Manifest, bytes: &[u8]) -> Manifest {
    let mut hash = Sha256::new();
    hash.update(bytes);
    Manifest {
        bytes: bytes.len() as u64,
        sha256: hex(hash),
        ..manifest.clone()
    }
}

#[test]
fn what_went_in_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let key = Identity::generate();
    let (manifest, bytes) = packed(folder.path(), Some(&key));
    assert!(manifest.encrypted && bytes.starts_with(b"age-encryption.org/v1"));
    assert_eq!(
        unpacked(folder.path(), &bytes, &manifest, Some(&key)).unwrap(),
        "some rows\n".repeat(9_000).into_bytes()
    );
    let other = Identity::generate();
    assert!(matches!(
        unpacked(folder.path(), &bytes, &manifest, Some(&other)),
        Err(BackupError::Settings(_))
    ));
    assert!(matches!(unpacked(folder.path(), &bytes, &manifest, None), Err(BackupError::Settings(_))));
}

#[test]
fn every_cut_and_every_changed_byte_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let key = Identity::generate();
    for key in [Some(&key), None] {
        let sub = tempfile::tempdir_in(folder.path()).unwrap();
        let (manifest, bytes) = packed(sub.path(), key);
        for at in (0..bytes.len()).step_by(7) {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let refused = unpacked(sub.path(), &changed, &manifest, key);
            assert!(matches!(refused, Err(BackupError::Refused(_))), "byte {at}: {refused:?}");
            let cut = &bytes[..at];
            assert!(matches!(unpacked(sub.path(), cut, &manifest, key), Err(BackupError::Refused(_))), "cut at {at}");
            // Also when the manifest was made to fit.
            assert!(
                unpacked(sub.path(), cut, &adjusted(&manifest, cut), key).is_err(),
                "cut at {at}, manifest adjusted"
            );
            assert!(
                unpacked(sub.path(), &changed, &adjusted(&manifest, &changed), key).is_err(),
                "byte {at}, manifest adjusted"
            );
        }
    }
}

#[test]
fn a_manifest_that_says_something_else_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut manifest, bytes) = packed(folder.path(), None);
    manifest.head.schema.push("m9999".to_owned());
    assert!(matches!(unpacked(folder.path(), &bytes, &manifest, None), Err(BackupError::Refused(_))));
}
