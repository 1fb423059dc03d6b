package main

import (
	"errors"
	"os"
	"path/filepath"

	bolt "go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

func main() {
	folder := must(os.MkdirTemp("", "bbolt"))
	defer os.RemoveAll(folder)
	db := must(bolt.Open(filepath.Join(folder, "my.db"), 0o600, nil))
	defer db.Close()

	tx := must(db.Begin(true))
	bucket := must(tx.CreateBucket([]byte("MyBucket")))
	check(bucket.Put([]byte("answer"), []byte("42")))
	check(bucket.Put([]byte("name"), []byte("bolt")))
	check(bucket.Put([]byte("other"), []byte{0, 255}))
	show(must(bucket.NextSequence()), must(bucket.CreateBucketIfNotExists([]byte("nested"))).Stats().Depth)
	check(tx.Commit())

	tx = must(db.Begin(false))
	bucket = tx.Bucket([]byte("MyBucket"))
	show(bucket.Get([]byte("answer")), len(bucket.Get([]byte("missing"))))
	cursor := bucket.Cursor()
	for key, value := cursor.First(); len(key) > 0; key, value = cursor.Next() {
		show(key, value)
	}
	key, value := cursor.Seek([]byte("n"))
	show(key, value)
	err := bucket.Put([]byte("answer"), []byte("43"))
	show(errors.Is(err, bolterrors.ErrTxNotWritable), err.Error())
	check(tx.Rollback())

	tx = must(db.Begin(true))
	check(tx.Bucket([]byte("MyBucket")).Delete([]byte("name")))
	check(tx.DeleteBucket([]byte("MyBucket")))
	check(tx.Rollback())
	tx = must(db.Begin(false))
	show(tx.Bucket([]byte("MyBucket")).Get([]byte("name")), db.Stats().TxN)
	check(tx.Rollback())
}
