//! Messages as JSON, so that tests read as what crosses.
//!
//! In: JSON; bytes are `{"hex": "00ff"}`. Out: MessagePack, and the other way round, where a packed
//! array is `{"packed": "q", "items": [...]}` and a float of four bytes `{"float32": 1.5}`. What only an
//! `any` holds is `{"map": [[key...], [value...]]}`, `{"record": [type, field...]}` or `{"complex": [1.0, 2.0]}`.

use serde_json::{Value, json};

/// The message of a value.
pub(crate) fn pack(value: &Value) -> Vec<u8> {
    match value {
        Value::Array(items) => {
            let count = u16::try_from(items.len()).expect("not that many");
            let mut bytes = [&[0xdc][..], &count.to_be_bytes()].concat();
            items.iter().for_each(|item| bytes.extend(pack(item)));
            bytes
        }
        Value::Object(object) if !object.contains_key("hex") => pack_extension(value),
        Value::Object(object) => {
            let data = unhex(object["hex"].as_str().expect("hex"));
            let length = u32::try_from(data.len()).expect("not that long").to_be_bytes();
            [&[0xc6][..], &length, &data].concat()
        }
        scalar => rmp_serde::to_vec(scalar).expect("a scalar"),
    }
}

fn pack_extension(value: &Value) -> Vec<u8> {
    let part = |part: &Value| part.as_f64().expect("a float").to_le_bytes();
    let (kind, payload) = match value.as_object().and_then(|object| object.iter().next()) {
        Some((name, lists)) if name == "map" => (2, pack(lists)),
        Some((name, fields)) if name == "record" => (3, pack(fields)),
        Some((name, parts)) if name == "complex" => {
            (4, [part(&parts[0]), part(&parts[1])].concat())
        }
        other => panic!("no value is {other:?}"),
    };
    let length = u32::try_from(payload.len()).expect("not that long").to_be_bytes();
    [&[0xc9][..], &length, &[kind], &payload].concat()
}

fn unhex(text: &str) -> Vec<u8> {
    let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).expect("hex");
    (0..text.len()).step_by(2).map(byte).collect()
}

/// The value of a whole message.
pub(crate) fn unpack(message: &[u8]) -> Value {
    let mut rest = message;
    let value = value(&mut rest);
    assert!(rest.is_empty(), "{} bytes after the message", rest.len());
    value
}

fn value(rest: &mut &[u8]) -> Value {
    let first = take(rest, 1)[0];
    match first {
        0x00..=0x7f => json!(first),
        0xe0..=0xff => json!(first.cast_signed()),
        0x90..=0x9f => items(rest, u64::from(first & 0x0f)),
        0xa0..=0xbf => text(rest, u64::from(first & 0x1f)),
        0xc0 => Value::Null,
        0xc2 | 0xc3 => json!(first == 0xc3),
        0xc4..=0xc6 => {
            let length = number(rest, 1 << (first - 0xc4));
            bytes(take(rest, length))
        }
        0xc7..=0xc9 => {
            let length = number(rest, 1 << (first - 0xc7));
            extension(take(rest, length + 1))
        }
        0xca => json!({"float32": f32::from_be_bytes(take(rest, 4).try_into().expect("four"))}),
        0xcb => json!(f64::from_be_bytes(take(rest, 8).try_into().expect("eight"))),
        0xcc..=0xcf => json!(number(rest, 1 << (first - 0xcc))),
        0xd0..=0xd3 => {
            let width = 1 << (first - 0xd0);
            let unused = 64 - 8 * width;
            json!((number(rest, width) << unused).cast_signed() >> unused)
        }
        0xd9..=0xdb => {
            let length = number(rest, 1 << (first - 0xd9));
            text(rest, length)
        }
        0xdc | 0xdd => {
            let count = number(rest, 2 << (first - 0xdc));
            items(rest, count)
        }
        other => panic!("a response never has {other:02x}"),
    }
}

/// Bytes as JSON.
pub(crate) fn bytes(data: &[u8]) -> Value {
    let digits: Vec<String> = data.iter().map(|byte| format!("{byte:02x}")).collect();
    json!({"hex": digits.concat()})
}

fn take<'a>(rest: &mut &'a [u8], count: u64) -> &'a [u8] {
    let (taken, left) = rest.split_at(usize::try_from(count).expect("a size"));
    *rest = left;
    taken
}

fn number(rest: &mut &[u8], width: u64) -> u64 {
    take(rest, width).iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

fn items(rest: &mut &[u8], count: u64) -> Value {
    (0..count).map(|_| value(rest)).collect()
}

fn text(rest: &mut &[u8], length: u64) -> Value {
    json!(String::from_utf8(take(rest, length).to_vec()).expect("UTF-8"))
}

fn extension(data: &[u8]) -> Value {
    let (kind, payload) = data.split_first().expect("a type");
    match kind {
        2 => json!({"map": unpack(payload)}),
        3 => json!({"record": unpack(payload)}),
        4 => json!({"complex": parts(payload, |part| json!(f64::from_le_bytes(part)))}),
        _ => packed(data),
    }
}

fn packed(data: &[u8]) -> Value {
    let [1, dtype, pad, rest @ ..] = data else { panic!("no packed array: {data:02x?}") };
    let elements = &rest[usize::from(*pad)..];
    let dtype = char::from(*dtype);
    let items: Value = match dtype {
        'B' => elements.iter().map(|byte| json!(byte)).collect(),
        'i' => parts(elements, |part| json!(i32::from_le_bytes(part))),
        'q' => parts(elements, |part| json!(i64::from_le_bytes(part))),
        'd' => parts(elements, |part| json!(f64::from_le_bytes(part))),
        other => panic!("no test has packed arrays of {other}"),
    };
    json!({"packed": dtype.to_string(), "items": items})
}

fn parts<const N: usize>(elements: &[u8], value: impl Fn([u8; N]) -> Value) -> Value {
    elements.chunks_exact(N).map(|part| value(part.try_into().expect("a part"))).collect()
}
