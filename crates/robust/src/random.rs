//! Numbers that look random and follow from a seed, so that every run can be repeated.

/// A sequence of numbers from a seed (SplitMix64).
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The sequence of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The sequence that belongs to these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        // FNV-1a.
        Self(bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    /// The seed in the variable `SEED`, or else this one. Prints it, so that a failure can be repeated.
    #[must_use]
    pub fn seeded(otherwise: u64, of: &str) -> Self {
        let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(otherwise);
        println!("seed of {of}: {seed} (SEED={seed} repeats it)");
        Self::new(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, or 0 if the limit is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(self.number() % limit).unwrap_or(0)
    }

    /// A byte.
    pub fn byte(&mut self) -> u8 {
        self.number().to_le_bytes()[0]
    }

    /// One of these values.
    ///
    /// # Panics
    /// If there is none.
    pub fn one_of<'a, T>(&mut self, values: &'a [T]) -> &'a T {
        &values[self.below(values.len())]
    }

    /// Some random bytes.
    pub fn bytes(&mut self, most: usize) -> Vec<u8> {
        (0..self.below(most)).map(|_| self.byte()).collect()
    }

    /// Damages bytes as disks, networks and people do: flips bits, replaces, inserts, removes, repeats and cuts off.
    pub fn damage(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            let length = (1 + self.below(16)).min(bytes.len() - at);
            match self.below(8) {
                _ if bytes.is_empty() => bytes.push(self.byte()),
                0 | 1 => bytes[at] ^= 1 << self.below(8),
                2 => bytes[at] = self.byte(),
                3 => bytes.insert(at, self.byte()),
                4 => drop(bytes.drain(at..at + length)),
                5 => {
                    let copy = bytes[at..at + length].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, copy);
                }
                6 => bytes[at..at + length].fill(*self.one_of(&[0, 1, 0x7f, 0x80, 0xff])),
                _ => bytes.truncate(bytes.len() - self.below(bytes.len() / 8 + 1)),
            }
        }
    }
}
