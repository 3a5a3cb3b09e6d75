//! What is done to each candidate by itself, step by step.

use crate::block::Block;
use crate::candidate::Candidate;
use crate::lexicon::Lexicon;

/// The steps, in their order.
pub(crate) const STEPS: [fn(&mut Candidate, &Block, &Lexicon); 7] =
    [settle_cue, part_from_content, find_source, reach_source, begin_content, end_content, turn_round];

/// The cue comes first: the source begins or ends at it.
fn settle_cue(candidate: &mut Candidate, block: &Block, lexicon: &Lexicon) {
    candidate.find_verb(block, lexicon);
    candidate.find_led(block, lexicon);
    candidate.find_behind(block, lexicon);
    candidate.find_postponed(block, lexicon);
    candidate.part_cue(block);
    candidate.trim_cue(block);
    candidate.free_clause(block);
    candidate.part_opening(block, lexicon);
    candidate.lead_in(block);
}

/// What is no content is left out of it before anybody is looked for beside it.
fn part_from_content(candidate: &mut Candidate, block: &Block, lexicon: &Lexicon) {
    candidate.drop_day(block, lexicon);
    candidate.drop_asides(block);
    candidate.drop_question(block, lexicon);
    candidate.pass_used(block, lexicon);
    candidate.find_overheard(block);
    candidate.leave_quotation(block);
    candidate.leave_quoted_subject(block);
    candidate.part_apposed(block);
    candidate.part_quotation(block);
}

/// Then whose the cue is, by the grammar of its clause.
fn find_source(candidate: &mut Candidate, block: &Block, lexicon: &Lexicon) {
    candidate.leave_means(block);
    candidate.find_subject(block, lexicon);
    candidate.find_inner_subject(block, lexicon);
    candidate.take_inverted(block, lexicon);
    candidate.find_joined(block);
    candidate.find_apart(block);
    candidate.leave_relative(block);
    candidate.leave_relative_of_several(block);
    candidate.leave_owner(block, lexicon);
    candidate.leave_condition(block);
    candidate.leave_asked(block, lexicon);
    candidate.leave_aside(block);
    candidate.leave_relative_between(block);
    candidate.leave_bracket(block);
    candidate.take_number(block);
    candidate.lead_back(block, lexicon);
    candidate.leave_clause(block, lexicon);
    candidate.leave_comparison(block);
    candidate.take_whole(block, lexicon);
    candidate.take_causer(block, lexicon);
}

/// How far that noun phrase reaches, for the content ends or begins there.
fn reach_source(candidate: &mut Candidate, block: &Block, lexicon: &Lexicon) {
    candidate.take_both(block);
    candidate.take_possessed(block);
    candidate.fill_gap(block);
    candidate.part_auxiliaries(block);
    candidate.drop_time(block, lexicon);
    candidate.drop_time_before(block, lexicon);
    candidate.trim_source(block, lexicon);
    candidate.leave_antecedent(block, lexicon);
    candidate.take_apposition(block, lexicon);
    candidate.take_beside(block);
    candidate.drop_address(block);
    candidate.take_named(block);
    candidate.take_marked(block, lexicon);
    candidate.drop_half_bracket(block);
    candidate.bound_source(block, lexicon);
    candidate.leave_noun_of_clause(block, lexicon);
    candidate.take_bracket(block);
    candidate.take_described(block, lexicon);
    candidate.take_count(block, lexicon);
    candidate.end_source_behind(block, lexicon);
    candidate.take_apposition_behind(block, lexicon);
    candidate.skip_place(block, lexicon);
    candidate.skip_relative(block);
    candidate.take_epithet(block);
    candidate.leave_time(block, lexicon);
}

/// Where the content begins.
fn begin_content(candidate: &mut Candidate, block: &Block, lexicon: &Lexicon) {
    candidate.invert_headline(block, lexicon);
    candidate.take_both_sides(block, lexicon);
    candidate.drop_front(block);
    candidate.drop_link(block);
    candidate.end_noun_clause(block);
    candidate.complete(block);
    candidate.take_frame(block, lexicon);
    candidate.take_title(block);
    candidate.pass_hearer(block, lexicon);
    candidate.pass_announcement(block);
    candidate.skip_aside(block, lexicon);
    candidate.take_that(block);
    candidate.take_opening(block, lexicon);
    candidate.take_quoted_that(block);
    candidate.drop_field(block);
    candidate.take_object(block, lexicon);
}

/// Where it ends, by the clauses around it.
fn end_content(candidate: &mut Candidate, block: &Block, lexicon: &Lexicon) {
    candidate.find_means(block, lexicon);
    candidate.end_before_clause(block);
    candidate.end_before_answer(block, lexicon);
    candidate.end_at_but(block);
    candidate.end_before_act(block);
    candidate.end_with_quotation(block);
    candidate.take_second_that(block);
    candidate.end_before_main(block);
    candidate.end_before_verb(block);
    candidate.end_between_commas(block);
    candidate.end_before_writer(block, lexicon);
    candidate.leave_frame(block, lexicon);
    candidate.end_at_cue(block, lexicon);
    candidate.take_clause_before(block, lexicon);
}

/// Last what is told the other way round: whoever hears it, what stands before a quotation, the agent of a passive.
fn turn_round(candidate: &mut Candidate, block: &Block, lexicon: &Lexicon) {
    candidate.take_hearer(block, lexicon);
    candidate.quote_before(block, lexicon);
    candidate.find_extraposed(block);
    candidate.find_agent(block, lexicon);
    candidate.find_far_agent(block, lexicon);
    candidate.part_agent(block, lexicon);
    if candidate.is_said_of_source(block, lexicon)
        || candidate.is_told_in_headline(block, lexicon)
        || candidate.is_expletive(block)
    {
        (candidate.source, candidate.phrase) = (None, None);
    }
}
