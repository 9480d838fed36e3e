//! One reading of the events: each is judged in its turn.

use crate::calendar::{Calendar, next};
use crate::cite::Cite;
use crate::clock::course::facts::{Facts, Known};
use crate::clock::course::{Course, State};
use crate::clock::deadline::{Step, StepKind, of_day};
use crate::clock::event::Event;
use crate::clock::excluded::{Excluded, Span};
use crate::clock::receipt::Channel;
use crate::clock::refusal::{Refusal, Refused};
use crate::clock::reply::{self, REPLY, Text};
use crate::clock::{consultation, correction, excessive, extension, payment};
use jiff::civil::Date;

/// How events are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// As the law has it.
    Plain,
    /// As a court could hold it against the agency (CMD-14).
    Strict,
}

/// The clock while it runs.
pub(super) struct Run<'a, 'f> {
    calendar: &'a Calendar,
    facts: &'f Facts<'a>,
    text: Text,
    reading: Reading,
    trigger: Date,
    /// The period for the reply, in working days.
    base: u32,
    /// Days added in this run.
    added: u32,
    excluded: Excluded<'a>,
    state: State,
    set: Option<Date>,
    held: Option<Date>,
    waiting_until: Option<Date>,
    asked: Option<Date>,
    charged: bool,
    is_charge_refused: bool,
    assumed: bool,
    cites: Vec<Cite>,
    refused: Vec<Refused>,
    without_effect: Vec<usize>,
    late: Vec<Refused>,
    steps: Vec<Step<'a>>,
    /// The last day told, and how many counted in this run.
    told: Date,
    counted: u32,
}

impl<'a, 'f> Run<'a, 'f> {
    /// The clock after all events.
    pub(super) fn over(
        calendar: &'a Calendar,
        facts: &'f Facts<'a>,
        text: Text,
        reading: Reading,
        without_effect: &[usize],
    ) -> Run<'a, 'f> {
        let trigger = if reading == Reading::Strict { facts.submitted } else { facts.received };
        let version = REPLY.on(facts.received);
        let base = version.and_then(|v| v.length.days()).unwrap_or(20);
        let mut run = Run {
            calendar,
            facts,
            text,
            reading,
            trigger,
            base,
            added: 0,
            excluded: Excluded::default(),
            state: State::Running,
            set: None,
            held: None,
            waiting_until: None,
            asked: None,
            charged: false,
            is_charge_refused: false,
            assumed: false,
            cites: version.map(|v| v.cite).into_iter().collect(),
            refused: Vec::new(),
            without_effect: Vec::new(),
            late: Vec::new(),
            steps: Vec::new(),
            told: trigger,
            counted: 0,
        };
        for (place, known) in facts.events.iter().enumerate() {
            run.tell_until(known.dated.date);
            if !without_effect.contains(&place) {
                run.act(place, known);
            }
            run.tell(known.dated.date, known.dated.event.kind());
        }
        run
    }

    /// The places of the events that were refused.
    pub(super) fn without_effect(&self) -> &[usize] {
        &self.without_effect
    }

    /// The due date by this reading.
    pub(super) fn due(&self) -> Option<Date> {
        match self.state {
            State::Running => reply::due(self.calendar, self.trigger, self.base + self.added, &self.excluded),
            State::Deferred => self.set,
            State::Stopped => self.held,
            _ => None,
        }
    }

    /// Everything that is told of it.
    pub(super) fn into_course(mut self, channel: Option<Channel>) -> Course<'a> {
        let due = self.due();
        let state = if self.state == State::Running && due.is_none() { State::Suspended } else { self.state };
        let is_counted = self.set.is_none();
        if let (Some(due), true) = (due, is_counted) {
            self.tell_until(due);
        } else if let (State::Suspended, Some(open)) = (state, self.excluded.open_after()) {
            self.tell_until(open);
        }
        let provisional = is_counted && due.is_some_and(|due| self.walks_through_a_gap(due));
        if let Some(channel) = channel {
            self.cites.insert(0, channel.cite());
        }
        Course {
            received: self.facts.received,
            trigger: self.trigger,
            due,
            promised: self.set,
            risk_due: None,
            days: is_counted.then_some(self.base + self.added),
            waiting_until: self.waiting_until.filter(|_| matches!(state, State::AwaitingCorrection | State::AwaitingPayment)),
            term_ended: self.waiting_until.filter(|_| matches!(state, State::ClosedCorrectionOverdue | State::ClosedFeeOverdue)),
            is_extended: self.added > 0,
            state,
            provisional,
            cites: self.cites,
            refused: self.refused,
            late: self.late,
            assumed_delivery: self.assumed,
            steps: self.steps,
        }
    }

    fn walks_through_a_gap(&self, due: Date) -> bool {
        let mut day = self.trigger;
        while day < due {
            day = next(day);
            if self.calendar.is_gap(day) {
                return true;
            }
        }
        false
    }

    fn act(&mut self, place: usize, known: &Known<'a>) {
        let date = known.dated.date;
        let judged = match &known.dated.event {
            Event::ConsultationSent { .. } => {
                self.consult(known);
                Ok(())
            }
            Event::CorrectionNotified { days } => self.ask_correction(known, *days),
            Event::Corrected => {
                self.correct(date);
                Ok(())
            }
            Event::Extended { days } => self.extend(date, *days),
            Event::Deferred { until } => self.defer(date, *until),
            Event::ReasonsRequested | Event::ReasonsReceived => self.since_2019(excessive::CITE),
            Event::FeeNotified => self.charge(known),
            Event::Paid => {
                self.pay(date);
                Ok(())
            }
            Event::Replied => {
                if !self.is_over() {
                    self.held = self.due();
                    self.state = State::Stopped;
                }
                Ok(())
            }
            _ => Ok(()),
        };
        if let Err(refusal) = judged {
            self.refused.push(Refused { date, act: known.dated.event.kind(), refusal });
            self.without_effect.push(place);
        }
    }

    fn consult(&mut self, known: &Known<'a>) {
        let Some(consultation) = known.consultation.and_then(|place| self.facts.consultations.get(place)) else { return };
        // Nothing is moved once the clock has ended (CON-4) or a date is set.
        if self.is_over() || self.due().is_some_and(|due| consultation.sent >= due) {
            return;
        }
        let is_assumed = consultation.is_assumed(self.text);
        let until = consultation.end(self.calendar, self.text);
        if self.reading == Reading::Strict && (is_assumed || until.is_none()) {
            return;
        }
        self.assumed |= is_assumed;
        self.cite(if self.text == Text::Of2019 { consultation::EXCLUSION } else { consultation::EXCLUSION_2007 });
        self.excluded.add(Span { reference: consultation.reference, after: consultation.sent, until });
    }

    fn ask_correction(&mut self, known: &Known<'a>, days: Option<u32>) -> Result<(), Refusal> {
        // The text of 2007 knew no such notice: recorded, without effect (LAW-2).
        if self.text == Text::Of2007 {
            return Ok(());
        }
        let date = known.dated.date;
        correction::may_ask(self.asked)?;
        if self.state == State::Deferred {
            return Err(excessive::NOT_MOVED);
        }
        self.waits_for_nothing("CLK-11", correction::CITE)?;
        let is_late = date > self.calendar.after(self.trigger_of_notice(), correction::NOTICE.newest_days());
        if self.reading == Reading::Strict && (is_late || !known.answered) {
            self.asked = Some(date);
            return Ok(());
        }
        if is_late {
            self.late.push(Refused { date, act: known.dated.event.kind(), refusal: correction::LATE });
        }
        self.asked = Some(date);
        self.state = State::AwaitingCorrection;
        // Without a delivery a strict reader lets no term end.
        let starts = if self.reading == Reading::Strict { known.delivered } else { known.delivered.or(Some(date)) };
        self.assumed |= days.is_some() && known.delivered.is_none();
        self.waiting_until = days.and_then(|days| starts.map(|start| self.calendar.after(start, days)));
        Ok(())
    }

    /// A correction is what the applicant does: one without effect is no
    /// refused act (COR-5).
    fn correct(&mut self, date: Date) {
        if self.text == Text::Of2007 {
            return;
        }
        match self.state {
            State::AwaitingCorrection if self.waiting_until.is_some_and(|until| date > until) => {
                self.state = State::ClosedCorrectionOverdue;
            }
            State::AwaitingCorrection => self.restart(date, correction::CITE),
            // A notice that is not recorded is taken to have been in time (COR-4).
            State::Running if self.asked.is_none() => {
                self.asked = Some(date);
                self.restart(date, correction::CITE);
            }
            _ => {}
        }
    }

    fn extend(&mut self, date: Date, days: Option<u32>) -> Result<(), Refusal> {
        let cite = extension::EXTENSION.on(self.facts.received).map_or(correction::CITE, |v| v.cite);
        if self.state == State::Deferred {
            return Err(excessive::NOT_MOVED);
        }
        self.waits_for_nothing("EXT-2", cite)?;
        let unextended = reply::due(self.calendar, self.trigger, self.base, &self.excluded);
        extension::may_extend(date, unextended, self.added > 0, cite)?;
        self.added = days.unwrap_or(extension::longest(self.text));
        Ok(())
    }

    fn defer(&mut self, date: Date, until: Date) -> Result<(), Refusal> {
        self.since_2019(excessive::CITE)?;
        self.waits_for_nothing("DEF-3", excessive::CITE)?;
        excessive::may_defer(date, until, self.due())?;
        if self.reading == Reading::Strict {
            return Ok(());
        }
        self.state = State::Deferred;
        self.set = Some(until);
        self.cites = vec![excessive::CITE];
        Ok(())
    }

    fn charge(&mut self, known: &Known<'a>) -> Result<(), Refusal> {
        let date = known.dated.date;
        if self.charged {
            return Err(payment::ONCE);
        }
        // A payment that answers a refused notice restarts nothing.
        self.is_charge_refused = true;
        self.waits_for_nothing("CLK-11", payment::CITE)?;
        payment::may_charge(self.facts.received, date, self.due())?;
        (self.charged, self.is_charge_refused) = (true, false);
        if self.reading == Reading::Strict && !known.answered {
            return Ok(());
        }
        self.state = State::AwaitingPayment;
        let starts = if self.reading == Reading::Strict { known.delivered } else { known.delivered.or(Some(date)) };
        self.assumed |= known.delivered.is_none();
        self.waiting_until = starts.map(|start| self.calendar.after(start, payment::PAYMENT.newest_days()));
        Ok(())
    }

    /// As a correction, a payment without effect is no refused act (FEE-b).
    fn pay(&mut self, date: Date) {
        let is_unasked = !self.charged && !self.is_charge_refused && self.facts.received >= payment::FROM;
        match self.state {
            State::AwaitingPayment if self.waiting_until.is_some_and(|until| date > until) => {
                self.state = State::ClosedFeeOverdue;
            }
            State::AwaitingPayment => self.restart(date, payment::CITE),
            // A notice that is not recorded is taken to have been in time (COR-4).
            State::Running | State::Deferred if is_unasked => {
                self.charged = true;
                self.restart(date, payment::CITE);
            }
            _ => {}
        }
    }

    /// A new run in full; an extension of the run before does not carry over
    /// (COR-6), excluded days do (CON-3).
    fn restart(&mut self, date: Date, cite: Cite) {
        self.trigger = date;
        self.base = REPLY.newest_days();
        self.added = 0;
        self.state = State::Running;
        self.set = None;
        self.waiting_until = None;
        self.told = date;
        self.counted = 0;
        self.cite(cite);
    }

    fn is_over(&self) -> bool {
        matches!(self.state, State::Stopped | State::ClosedCorrectionOverdue | State::ClosedFeeOverdue)
    }

    fn waits_for_nothing(&self, rule: &'static str, cite: Cite) -> Result<(), Refusal> {
        let reason = match self.state {
            State::Running | State::Deferred => return Ok(()),
            State::AwaitingCorrection => "正在等待补正，答复期限没有进行",
            State::AwaitingPayment => "正在等待缴费，答复期限没有进行",
            _ => "申请已经办结",
        };
        let rule = if self.is_over() { "CLK-11" } else { rule };
        Err(Refusal { rule, cite, reason })
    }

    fn since_2019(&self, cite: Cite) -> Result<(), Refusal> {
        match self.text {
            Text::Of2019 => Ok(()),
            Text::Of2007 => Err(Refusal { rule: "LAW-4", cite, reason: "收到申请时条例（2019年修订）尚未施行" }),
        }
    }

    fn cite(&mut self, cite: Cite) {
        if !self.cites.contains(&cite) {
            self.cites.push(cite);
        }
    }

    /// The seven days for the notice run from receipt, by the reading.
    fn trigger_of_notice(&self) -> Date {
        if self.reading == Reading::Strict { self.facts.submitted } else { self.facts.received }
    }

    /// Tells the days of the run up to a day, as long as it runs.
    fn tell_until(&mut self, until: Date) {
        if self.reading == Reading::Strict || !matches!(self.state, State::Running | State::Stopped) || self.set.is_some() {
            return;
        }
        let days = self.base + self.added;
        while self.told < until && self.counted < days {
            let day = next(self.told);
            let references = if self.excluded.is_empty() { Vec::new() } else { self.excluded.references(day) };
            let mut step = of_day(self.calendar, day, self.counted + 1);
            if matches!(step.kind, StepKind::Counted { .. }) {
                if references.is_empty() { self.counted += 1 } else { step.kind = StepKind::Excluded(references) }
            }
            self.steps.push(step);
            self.told = day;
        }
    }

    fn tell(&mut self, date: Date, act: &'static str) {
        if self.reading == Reading::Plain {
            self.steps.push(Step { date, kind: StepKind::Act(act) });
        }
    }
}
