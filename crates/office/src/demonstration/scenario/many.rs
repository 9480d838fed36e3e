//! Several cases together: one split into parts, and several answered in one
//! letter.

use crate::demonstration::county::Post;
use crate::demonstration::plan::{Deed, Who};
use crate::demonstration::story::Story;
use crate::demonstration::subject::subjects;
use law::application::act::Request;
use law::clock::Channel;
use serde_json::json;

/// One application about three things; the further two become cases of their
/// own.
pub fn split<'y>(bureau: usize, whole: &mut Story<'y>, parts: [(u32, &mut Story<'y>); 2]) {
    whole.comes_by(Channel::Post, Request::Information);
    whole.wait_some(1, 3);
    let all = subjects(bureau);
    let [first, second] = [all[0], all[1]];
    let [(first_key, first_story), (second_key, second_story)] = parts;
    let described = vec![(first_key, format!("申请公开{first}。")), (second_key, format!("申请公开{second}。"))];
    whole.put(Who::Staff(Post::First), Deed::Split(described));
    first_story.is_part(whole, first);
    second_story.is_part(whole, second);
    for (story, outcome) in [(whole, "D01"), (first_story, "D14"), (second_story, "D13")] {
        story.wait_some(1, 4);
        super::answer::prepare(story, outcome);
        story.wait_some(1, 4);
        story.reply(&[outcome]);
        story.ends();
    }
}

/// Several people ask for the same; each case has a draft of its own, and one
/// letter answers all.
pub fn jointly(stories: &mut [(u32, Story<'_>)]) {
    for (_, story) in stories.iter_mut() {
        story.comes_by(Channel::Internet, Request::Information);
        story.wait(3);
        story.search(true);
        story.approved(&["D01"]);
    }
    let Some(last) = stories.iter().map(|(_, story)| story.day()).max() else { return };
    let Some(((_, first), others)) = stories.split_first_mut() else { return };
    let day = first.calendar.after(last, 2);
    first.to(day);
    first.put(Who::Staff(Post::Registrar), Deed::ReplyJointly(others.iter().map(|(key, _)| *key).collect()));
    for (_, story) in std::iter::once((0, &mut *first)).chain(others.iter_mut().map(|(key, story)| (*key, story))) {
        // Each arrives in its own time, after the letter went out.
        story.to(day);
        story.wait(1);
        story.registrar("deliver", json!({"way": "electronic", "evidence": "申请人登录平台查收"}));
        story.wait_some(6, 12);
        story.clerk("archive", json!({}));
    }
}
