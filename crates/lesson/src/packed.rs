//! Reads a lesson as it is shipped: postcard's format, of which a lesson needs seven kinds of value. Postcard writes it.
//!
//! A reader that can fail at every value needs a way out of each one, and code that frees what was read before. That code
//! was a tenth of the program. This reader cannot fail: where the bytes end early or make no sense, it continues with empty
//! values and reports that at the end. So serde gets an error type without values, and the compiler leaves the ways out away.

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, SeqAccess, VariantAccess, Visitor};
use std::fmt;

/// Reads a whole value; nothing where the bytes were written for another shape, or are not all needed.
pub(crate) fn read<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Option<T> {
    let mut reader = Reader { rest: bytes, broken: false };
    let Ok(value) = T::deserialize(&mut reader);
    (!reader.broken && reader.rest.is_empty()).then_some(value)
}

/// The error that never happens.
#[derive(Debug)]
enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for Never {}

impl Error for Never {
    /// Serde calls this for a value of the wrong kind or out of its range, and this reader passes on no such value.
    fn custom<T: fmt::Display>(_: T) -> Self {
        unreachable!("a packed lesson has no value of another kind")
    }
}

/// What is still to be read.
struct Reader<'de> {
    rest: &'de [u8],
    /// Whether something made no sense.
    broken: bool,
}

impl<'de> Reader<'de> {
    /// Reads nothing more: what follows would make no sense either.
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

    /// Seven bits in each byte, the lowest first.
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

    /// One of so many.
    fn choice(&mut self, count: usize) -> u32 {
        let nth = self.number();
        if nth as usize >= count {
            self.give_up();
            return 0;
        }
        nth
    }

    /// How many values follow. Each needs a byte at least, so there are no more values than bytes.
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

/// So many values, one after the other.
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

    /// The lowest bit is the sign.
    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Never> {
        let number = self.number();
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

    /// Postcard writes no kinds: who reads has to know what comes.
    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Never> {
        unreachable!("a lesson asks for each value by its kind")
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i64 u16 u32 u64 f32 f64 char bytes byte_buf unit unit_struct tuple_struct map identifier ignored_any
    }
}

/// One of an enum's values, all of which are mere names.
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
