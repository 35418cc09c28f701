//! Reads a shipped lesson in postcard's format, of which it needs seven kinds of value. Postcard itself writes the bytes.
//!
//! A reader that can fail at every value needs an error path for each value, and code that frees the values read so far.
//! That was a tenth of the program. This reader never fails in between: if the bytes end early or are invalid, it continues
//! with empty values and reports the failure at the end. Serde gets an error type without values, so the compiler removes
//! the error paths.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, SeqAccess, VariantAccess, Visitor};
use std::fmt;

/// Reads a whole value. `None` if the bytes are invalid for its type, or bytes are left over.
pub(crate) fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Option<T> {
    let mut reader = Reader { rest: bytes, broken: false };
    let Ok(value) = T::deserialize(&mut reader);
    (!reader.broken && reader.rest.is_empty()).then_some(value)
}

/// The greatest number of a place, packed. Beyond it, sums and products of places could overflow.
const FARTHEST: u32 = 1 << 20;

/// An error that cannot be constructed.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    /// Serde calls this for a value of the wrong kind or out of range. This reader never passes on such a value.
    fn custom<T: fmt::Display>(_: T) -> Self {
        unreachable!("a packed lesson has no value of another kind")
    }
}

/// The bytes that are not read yet.
struct Reader<'de> {
    rest: &'de [u8],
    /// Whether the bytes were invalid somewhere.
    broken: bool,
}

impl<'de> Reader<'de> {
    /// Stops reading, because the bytes after an invalid value have no meaning.
    #[inline(never)]
    fn give_up(&mut self) {
        self.broken = true;
        self.rest = &[];
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        if let Some((first, rest)) = self.rest.split_first() {
            self.rest = rest;
            return *first;
        }
        self.give_up();
        0
    }

    /// A varint: seven bits in each byte, the lowest first.
    #[inline(never)]
    fn number(&mut self) -> u32 {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = u32::from(self.byte());
            number |= (byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.give_up();
        0
    }

    /// The index of an enum value below `count`.
    fn choice(&mut self, count: usize) -> u32 {
        let nth = self.number();
        if nth as usize >= count {
            self.give_up();
            return 0;
        }
        nth
    }

    /// The length of a sequence. Each value takes at least a byte, so the length is at most the number of bytes left.
    #[inline(never)]
    fn length(&mut self) -> usize {
        let length = self.number() as usize;
        if length > self.rest.len() {
            self.give_up();
            return 0;
        }
        length
    }

    #[inline(never)]
    fn text(&mut self) -> &'de str {
        let length = self.length();
        let (text, rest) = self.rest.split_at(length);
        self.rest = rest;
        str::from_utf8(text).unwrap_or_else(|_| {
            self.give_up();
            ""
        })
    }
}

/// A sequence of `left` values.
struct Row<'reader, 'de> {
    reader: &'reader mut Reader<'de>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Row<'_, 'de> {
    type Error = Never;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Never> {
        if self.left == 0 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(&mut *self.reader).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left)
    }
}

impl<'de> Deserializer<'de> for &mut Reader<'de> {
    type Error = Never;

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_bool(self.choice(2) == 1)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_u8(self.byte())
    }

    /// Zigzag: the lowest bit is the sign. Every such number is a place in a picture, and the drawing adds and multiplies places.
    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let mut number = self.number();
        if number > FARTHEST {
            self.give_up();
            number = 0;
        }
        visitor.visit_i32((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        if self.choice(2) == 1 { visitor.visit_some(self) } else { visitor.visit_none() }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let left = self.length();
        visitor.visit_seq(Row { reader: self, left })
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_seq(Row { reader: self, left: length })
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        self.deserialize_tuple(fields.len(), visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Never> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, variants: &'static [&'static str], visitor: V) -> Result<V::Value, Never> {
        let nth = self.choice(variants.len());
        visitor.visit_enum(Variant(nth))
    }

    /// Postcard's format does not contain types, so a type must ask for its kind of value.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Never> {
        unreachable!("a lesson asks for each value by its kind")
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i64 u16 u32 u64 f32 f64 char bytes byte_buf unit unit_struct tuple_struct map identifier ignored_any
    }
}

/// The value of an enum whose variants have no fields.
struct Variant(u32);

impl<'de> EnumAccess<'de> for Variant {
    type Error = Never;
    type Variant = Self;

    fn variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<(T::Value, Self), Never> {
        let value = seed.deserialize(self.0.into_deserializer())?;
        Ok((value, self))
    }
}

impl<'de> VariantAccess<'de> for Variant {
    type Error = Never;

    fn unit_variant(self) -> Result<(), Never> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, _: T) -> Result<T::Value, Never> {
        unreachable!("no enum of a lesson holds a value")
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Never> {
        unreachable!("no enum of a lesson holds values")
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], _: V) -> Result<V::Value, Never> {
        unreachable!("no enum of a lesson holds fields")
    }
}
