//! What is handled, and what is known not to work yet.
//!
//! Each entry names the file of its cases, `tests/cases/attribution/*.txt`: short texts to read, each with what a
//! careful reader finds in it. They are tests; a case that is known to fail says so and why, and tells us once it
//! does not.
//!
//! # Marks: `marks.txt`
//!
//! Straight, curly and single marks (told from apostrophes, ’90s, rock ’n’ roll, possessives, feet and inches),
//! ''…'' and ``…'', « », ‹ ›, „ “ and „ ”, styles mixed in one article, quotations in quotations, a space too many
//! beside a mark. A quotation over several paragraphs with no closing mark until the last, in double or single marks,
//! is one quote in parts, whichever of its paragraphs names the speaker. A mark that was left out, or is of the wrong
//! kind, is put where a "she said" tells (“We will appeal, said Ruiz. “Every word,” …); any other missing or wrong-way mark
//! costs its own sentence or paragraph and shifts nothing after it. The "> " of a mail that answers another and the numbers
//! of notes ("said so.\[12\]") are no words.
//!
//! # What is speech and what is not: `speech.txt`
//!
//! Titles of works, nicknames, scare quotes, words as words, slogans, the names of ships and plans are no quotes.
//! A partial quotation inside reported speech belongs to it ([`Mixed`](crate::AttributionKind::Mixed)).
//!
//! What somebody published is a title, and what somebody has shown (“a contempt for the law”) an object.
//!
//! *Not yet*: what a sign or banner reads is given to nobody.
//!
//! # Quotes in parts: `parts.txt`
//!
//! “…,” Ruiz said, “…” is one quote of two parts; “…,” Ruiz said. “…” goes on with the same speaker; so does a
//! quotation after a sentence that reports what its speaker said. What the writer tells between two parts ("as he
//! opened a drawer", "pointing at the wall") is part of neither. Where the breaks between paragraphs were lost, a mark that
//! opens again goes on with the quotation; where a closing mark was left out before somebody else is quoted, it ends at its
//! sentence.
//!
//! *Not yet*: a second verb with a subject (“…,” she said, “…,” and she smiled, “…”) takes its part away from the
//! first.
//!
//! # Where cues stand: `cues-place.txt`
//!
//! Before, after and in the middle; inverted ("said Ruiz, who …", "said on Monday in Astana the president"); apart from
//! the subject ("said on Monday at a meeting that"); parenthetical between commas or dashes (", she said, "); several
//! cues of one source ("said … and added"); behind the clause that it tells of, whatever follows ("The mill will close,
//! the owner told reporters on Monday, adding …"). The place, the day and the agency before a report belong to nobody's
//! words ("OSLO (Nordnytt) — ", "Sundvik: The council on Tuesday …", "SIR – "). What is set apart below "She said:" with no marks is
//! its paragraph. What stands in commas before "that" is no content ("admitted, under questioning, that").
//! What only frames a sentence that is quoted whole is no part of it ("In a letter sent on Friday, Ruiz said, “…”").
//!
//! # What cues are: `cues-phrases.txt`
//!
//! "According to", "in the words of", "as Ruiz put it", "as Chen (2010) has shown", "per", "told the BBC", "Ruiz’s claim that", "a warning from …
//! that", statements, reports and polls, "wrote on Twitter", "was quoted as saying", "added:", “…” – Maria Ruiz (line by
//! line too, or on a line of its own below the words),
//! headlines ("Quake likely: minister", "‘We were lied to’: villagers …", "‘We are ready’: Rees slams rivals"),
//! participles ("adding", "citing"), "quoted Ruiz as saying", the passive with and without "by". Who "is said to" have
//! done something is not the source of it.
//!
//! Who "was told" something did not say it; who told it stands behind "by". Headlines may have a bare noun after the
//! verb ("Dam will hold, says engineer", "Mill to close, say owners") or before it ("Mayor knew of leak, memo shows"). A court or an inquest puts forward what it "has heard".
//!
//! A noun behind the words (“No,” came the answer from Wren), "was like", "was of the opinion that".
//!
//! What somebody is, in commas behind "according to", is no content; “…,” is how Ruiz describes it; pay that varies "according to
//! age" is nobody's. "He used to tell us, “…”"; "it was announced on Friday" behind its clause.
//!
//! *Not yet*: a clause after a noun ("her
//! claim that …") where the verb of the sentence looks like an adjective.
//!
//! # Transcripts: `transcripts.txt`
//!
//! Labels: NAME:, "NAME (of what):", Q:, A:, "Q. ", "A. ", "Q   ", Speaker 1:, and those of the records of parliaments
//! ("Mr. RUIZ. I thank the Chair."). A transcript is told by them: two paragraphs at least, and half of all, begin with
//! one; or four do, one in six, with labels that nothing else has (capitals, a title, Q) and that come again. The
//! attribution of a turn is that of its paragraph, and of those without a label that go on with it, each a part of its
//! content (behind the last label, none is); it has a cue only where the label ends in a colon.
//!
//! A time may stand before a label or behind it, an office before the name in brackets; plays have names in capitals with a full
//! stop ("NORA (laughing). Not yet."). "A:" is led back to whom the text before the first label tells of, where that is one alone
//! or one twice as often as anybody else.
//!
//! A label may stand on a line of its own ("BO LUND, HOST:", "Bo Lund: (00:12)", "Bo Lund  0:12"). Words before a colon that
//! anything is called by, and that come once ("Note:"), are none, nor is what is told before the first turn ("Recorded:").
//! Initials lead to the one name whose they are; in court "Q." to whom "BY MR. HALE:" names, and "A." and "THE WITNESS" to who
//! was asked for a name and gave it. Names on lines of their own need no colon ("INTERVIEWER", "Ann Ruiz - Chief Executive"),
//! where two of them at least come again and one line in six is one; nor do those that a full stop and a dash set apart ("Ann Ruiz
//! (S&D). – Madam President, …"). The paragraphs of printed records are told by their indent.
//!
//! *Not yet*: "Q:" is nobody's elsewhere; questions in bold letters without labels; "he" for whom the turn before was spoken by.
//!
//! # Saying that did not take place: `cues-status.txt`
//!
//! "Did not say", "no one said", "would not comment" are [`Negated`](crate::Status::Negated), "may say", "if he says",
//! "did he say" [`Hypothetical`](crate::Status::Hypothetical), "will say", "is due to say"
//! [`Expected`](crate::Status::Expected). "Not only said" took place; "neither … nor … said" did not, nor did "refused to say",
//! "declined to say", and "neither side would confirm that". "Found no evidence that" denies the clause.
//!
//! # Sources: `sources.txt`
//!
//! Names with titles, roles, ages and appositions; long noun phrases; "a spokesman for the ministry"; sources without
//! a name, with what they asked ("two officials who asked not to be named"); organisations, documents, polls;
//! "critics"; people named behind their office and its field ("Minister of Power Ann Bell", "Leeds council chief
//! executive Ann Bell"); "I", also inside a quotation ("“I said the wall would fall”") and in a transcript; "Ruiz and
//! Chen"; documents and officials with all that hangs on them ("a statement from the minister's office"), offices with their
//! holder in commas, each with all that hangs on it; names with initials and particles, and those of which a word looks like a
//! verb ("Harbour Watch said").
//!
//! Relative clauses that tell which is meant are of the source ("the men who built it", "many of those who left", "bankers who
//! declined to be named"), whatever is told in them ("the man who claimed that he owned the mine | said"); "both Ruiz and Chen",
//! "more than half of those asked".
//! So is all that commas before the verb and a bracket tell of a name ("Ann Bell, 53, a clerk in Leeds, said", "Sen. Ann Bell
//! (D-Va.)"), who else says it ("several towns, including Leeds,"), and about how many they are ("nearly half of them").
//!
//! # Who that is: `who.txt`, and `tests/cases/speaker/`
//!
//! Pronouns, offices, ages and names in part are led back to one entity; two people of one surname are kept apart, and
//! where nothing tells them apart nobody is named. An acronym in brackets, a nickname in marks, "the sexton, Urs
//! Kälin" lead to the name. Role, affiliation and kind are those that the text gives.
//!
//! Mrs Patel is nobody's Miss Patel, and a Colonel Brand not the Mr Owen Brand of the text.
//!
//! Who is known by a title and a surname alone has both for a name ("Mrs Patel"), and is the wife or husband of a Mr or
//! Mrs of that surname. A company has its whole name, by which its first two words and "it" lead back to it.
//!
//! In a report "he" is the only one whom the paragraph has told of, whoever was told of before it; a surname is nobody's whom the
//! text brings in only later; Craig, her husband, is Mr Patel where she is Mrs Patel. A resident "who identified himself as Amos" has
//! that name, and officers have the name in commas behind all that they are over.
//!
//! So are surnames of two words ("Mr Ruiz Saar"), groups called by their noun again ("Gulf oil sources", "the sources"), and
//! companies without their legal form.
//!
//! Beside a quotation "the former sergeant", "the Australian" and "the 26-year-old" are who was told of right before, where that is
//! one person with a name; so is "the novelist", where nothing else was told of what
//! he or she does. "The company" is a body that trades, and nothing that it put out.
//!
//! "The teenager" is who has the years, and "the father-of-two" whoever was told of.
//!
//! *Not yet*: "the company" after a name of which nothing tells that it is one, and where another body was told of since; an
//! office by its initials ("the CS"); "the two-time champion".
//!
//! # Quotations without a cue: `uncued.txt`
//!
//! A paragraph that goes on with who was quoted before, a quotation after a sentence that reports, an action beside the
//! words (“They have gone.” Tomasz shut the door), the turns of two people of whom one asks. In a novel the turns of a
//! conversation are weighed together: who is named, or only "he"; whom the words call by name; that two alternate. What
//! is speech there and is nobody's for sure is a quote of nobody's, and so is a paragraph of an article that is nothing
//! but a sentence in quotation marks, once anybody has been quoted; other words in marks are none.
//!
//! Who tells the story takes turns too, and has the name by which the others call him or her, or is "I". "The girl", "her ladyship" and
//! "her mother" lead to who was named where nobody else is brought in by these words. A name that is a word (“Upstairs.” Grace
//! stood aside) is one where the story calls somebody so.
//!
//! Dashes open what is said (— Who is it? he said.) where a text has hardly any other marks, tells a story and says here and
//! there who speaks; elsewhere they stand before the items of a list. Whoever goes by what he or she is ("the guard") is who
//! is called by a name right before, where that name was not told before; so is who tells it (“My name is Lyle.” “Your
//! name?” “Quill, sir.”), and who is called so in answer; a short form leads to the name that begins as it does ("Ronnie",
//! Ronald). Who tells the story is "Davy" where the others call him so and nobody else answers to it. To whom the words are
//! said ("asked me", "said to Tom") answers. "The other" is who did not speak before, "her sister", "his companion" somebody
//! else than she or he, "her ladyship" the Lady; "my aunt", and "my mother" or "Mom", are one each, and "my friend" is who was
//! called so. What a novel tells goes on about whom its paragraph began with, though no table lists the name. Stories in the
//! present tense ("Rob shrugs") are read as others are.
//!
//! Old stories have their own ways. A line of asterisks parts scenes; what is cried out is nobody (“Nay, uncle”, “O Ann”); beasts
//! called by "the" and a capital are somebody where they speak (“Bother!” said the Mole); of Crabbe's nephew, Crabbe is the uncle.
//! What the writer tells around the words is no part of them, also before them (and then “Tom,” said Ann, “it is late”).
//! Who alone acts in a paragraph speaks at its end, and "his uncle" is Uncle Oscar; "the first man" is nobody else.
//! Letters left out at either end of a word are no marks (‘fish an’ chips’, ‘give ’em’).
//!
//! *Not yet*: a role that is no title of the name, where the story has told of both ("the warden said"), and that a stranger is
//! who gives a name much later; that Lizzy is Elizabeth; in company, whose turn it is that nobody is called by name for (it is
//! nobody's); a quotation before a sentence that sums it up (“No.” That was all she said); who is heard to say it (“So you bite!”
//! he heard).
//!
//! # Not sure: `unsure.txt`
//!
//! Confidence falls with the evidence; he, she, it and surnames that could be of two are nobody's. Each attribution
//! has its [`Rule`](crate::Rule), its rivals, and an explanation in words.
//!
//! # Several clauses in one sentence: `clauses.txt`
//!
//! Each clause has its own subject and its own content ("critics say …; supporters say …", "Ruiz wept, but Chen laughed,
//! saying …"); behind a relative clause, whatever it tells, the verb is that of its head ("one resident, who asked not to
//! be named, said"). Who cites says it, and who is cited, wherever the citing stands ("Reuters, citing two officials,
//! reported").
//!
//! A verb without a subject is that of its clause's subject, not of whom that clause tells ("Dahl attacked Ruiz for her silence,
//! saying …", "Dahl met Ruiz and said …"), also over what stands between ("Dahl, in answer to Moen's remark, accused",
//! "Bryn – who was there – states that", "Friday, Texas, leading others, asked").
//!
//! A clause has its own subject wherever it stands ("and Chen thinks it will not", "and traders say it is not"), and a second verb
//! that asks somebody for something its first one's ("said the road was safe and urged drivers to use it").
//!
//! # Indirect speech, and attributions in attributions: `indirect.txt`
//!
//! Clauses after "that", without it, before ", he said"; "called for", "accused … of", "urged … to"; "Reuters reported
//! that officials said …" as a chain ([`within`](crate::Attribution::within_index)), also inside a quotation.
//!
//! What frames a clause is said with it ("says despite the rain, …", "says while …, …", "says up to 40 crews …").
//!
//! A clause after ", but" with a subject of its own is the author's.
//!
//! # Reports inside reports: `nested.txt`
//!
//! A cue inside what another tells has the subject of its own clause ("the nurse said | the driver | shouted …"), as whoever is
//! overheard has ("she heard | the guard | shouting, “…”"), and what
//! is told holds the inner report whole. What is said in a clause that hangs on another ends with that clause ("when Roe said
//! that he was ill, the crowd left"; "Roe, who said he was sorry, was jailed"). Where both who said it and who tells of that
//! are given (“…,” Roe said, according to a transcript. “…”), the words are those of who said them.
//!
//! *Not yet*: nouns and verbs that are no saying in their sentence ("claims expenses").
