//! A tariff of marginal tiers (超额累进) and the trace of a charge.

/// A tier: what lies in it has its price.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// The first position.
    pub from: u32,
    /// The last position.
    pub to: u32,
    /// The price of each, in 元.
    pub price: u64,
}

/// What lies above the last tier with an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Above {
    /// The first position.
    pub from: u32,
    /// The price of the first, in 元.
    pub price: u64,
    /// How many share a price before it rises, and by how much; `None` if it
    /// never does.
    pub rise: Option<(u32, u64)>,
}

/// The prices of all positions.
#[derive(Debug)]
pub struct Tariff {
    /// The tiers with an end, from position 1 without a gap.
    pub tiers: &'static [Tier],
    /// What follows.
    pub above: Above,
}

/// What falls due, tier by tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// The amount in 元.
    pub yuan: u64,
    /// The price of the last position; 0 where there is none.
    pub last: u64,
    /// The tiers that were touched.
    pub tiers: Vec<TierCharge>,
}

/// What of a charge lies in one tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TierCharge {
    /// The first position charged in it.
    pub from: u32,
    /// The last.
    pub to: u32,
    /// The price of each, in 元.
    pub price: u64,
    /// How many.
    pub count: u32,
    /// Price times count, in 元.
    pub yuan: u64,
}

impl Tariff {
    /// The highest position that is computed: nobody files a million
    /// applications in a month, and the trace stays of a bounded length.
    pub const MOST: u32 = 1_000_000;

    /// The tier of a position, counted from 1.
    fn tier(&self, position: u32) -> Tier {
        if let Some(tier) = self.tiers.iter().find(|t| position <= t.to) {
            return *tier;
        }
        let above = self.above;
        match above.rise {
            None => Tier { from: above.from, to: u32::MAX, price: above.price },
            Some((width, step)) => {
                let risen = (position - above.from) / width;
                let from = above.from + risen * width;
                Tier { from, to: from.saturating_add(width - 1), price: above.price + u64::from(risen) * step }
            }
        }
    }

    /// The price of a position, counted from 1, in 元; nothing for position 0.
    pub fn price(&self, position: u32) -> u64 {
        if position == 0 { 0 } else { self.tier(position).price }
    }

    /// The charge for the `count` positions after the first `before`; `None`
    /// beyond [`Tariff::MOST`].
    pub fn charge(&self, before: u32, count: u32) -> Option<Charge> {
        let end = before.checked_add(count).filter(|end| *end <= Tariff::MOST)?;
        let mut tiers = Vec::new();
        let mut position = before + 1;
        while position <= end {
            let tier = self.tier(position);
            let to = tier.to.min(end);
            let count = to - position + 1;
            tiers.push(TierCharge { from: position, to, price: tier.price, count, yuan: u64::from(count) * tier.price });
            position = to + 1;
        }
        let last = if count == 0 { 0 } else { self.price(end) };
        Some(Charge { yuan: tiers.iter().map(|t| t.yuan).sum(), last, tiers })
    }
}
