"""A database of keys and values in a file."""

import tempfile
from pathlib import Path

import bbolt
from bbolt.errors import ErrTxNotWritable

with (
    tempfile.TemporaryDirectory() as folder,
    bbolt.open(str(Path(folder, "my.db")), 0o600, None) as db,
):
    tx = db.begin(True)
    bucket = tx.create_bucket(b"MyBucket")
    bucket.put(b"answer", b"42")
    bucket.put(b"name", b"bolt")
    bucket.put(b"other", b"\0\xff")
    nested = bucket.create_bucket_if_not_exists(b"nested")
    print(bucket.next_sequence(), nested.stats().depth)
    tx.commit()

    tx = db.begin(False)
    bucket = tx.bucket(b"MyBucket")
    print(bucket.get(b"answer"), len(bucket.get(b"missing")))
    cursor = bucket.cursor()
    key, value = cursor.first()
    while key:
        print(key, value)
        key, value = cursor.next()
    print(*cursor.seek(b"n"))
    try:
        bucket.put(b"answer", b"43")
    except ErrTxNotWritable as error:
        print(True, error)
    tx.rollback()

    tx = db.begin(True)
    tx.bucket(b"MyBucket").delete(b"name")
    tx.delete_bucket(b"MyBucket")
    tx.rollback()
    tx = db.begin(False)
    print(tx.bucket(b"MyBucket").get(b"name"), db.stats().tx_n)
    tx.rollback()
