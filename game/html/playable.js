"use strict";
// Turns the pages of one chapter, keeps the log, writes the save. It knows no rule of the game:
// which page a choice leads to is looked up in the packs, under what is remembered of the run.
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const START = JSON.parse($("#start").textContent);
const PLACE = `politburo ${START.scenario}`; // the name under which a browser keeps the place
const NEXT_STAND = { "": "for", for: "against", against: "abstain", abstain: "" };
const COUNTED = { for: "for", against: "against", abstain: "abstains", "": "not counted" };
const VOTED = { for: "for", against: "against", abstain: "abstained" };
const bytesOf = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));

// -- packs: one lies open, one behind each stop

const packs = new Map();

async function unpack(number) {
  if (packs.has(number)) return;
  let bytes = bytesOf($(`#pack-${number}`).textContent);
  if (START.seal && number) bytes = await unsealed(number, bytes);
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  packs.set(number, JSON.parse(await new Response(inflated).text()));
}

// -- the game: a place for each answer that stands, and the one that lies open last

let seat = null;
let log = { steps: [], minutes: [], day: "", nickname: "" };
let places = [];
const here = () => places.at(-1);
const desk = () => here()?.desks?.[here().calls];
const standing = () => log.minutes.filter((one) => !one.withdrawn);

function arrive(stop, number, memory, record) {
  const pack = packs.get(stop);
  const node = pack.nodes[number];
  const key = (forms) => forms.by_key[forms.asks.map((one) => +memory.has(one)).join("")];
  places.push({
    pack, memory, record, stands: node.stands, calls: 0, heads: {}, papers: [], reading: {}, read: new Set(),
    passages: node.passages.map((forms) => pack.passages[key(forms)]),
    desks: node.question && pack.questions[key(node.question)].map((one) => pack.desks[one]),
    end: node.end ? pack.ends[key(node.end)] : [],
  });
}

function sit(number, day) {
  seat = packs.get(0).seats[number];
  log = { steps: [], minutes: [], day, nickname: log.nickname };
  places = [];
  arrive(0, seat.node, new Set(), []);
}

function call(number) {
  const { scene, calls } = desk();
  const [id, to] = calls[number];
  log.steps.push({ call: id, scene });
  here().calls = to;
  readPapers(desk().brought[id][1]);
  return id;
}

function readPapers(ids) {
  here().papers = [...new Set([...here().papers, ...ids])];
}

async function answer(number, typed) {
  const { scene, stop, lines } = desk();
  const { option, label, ...line } = lines[number];
  await unpack(stop);
  const { heads, papers, memory } = here();
  const given = { scene, label, reason: tidy(typed, START.reason_length), heads: { ...heads } };
  log.steps.push({ answer: option, ...given, papers });
  log.minutes.push({ option, stop, withdrawn: false, ...given });
  const record = given.reason ? line.record : line.bare_record;
  const gained = [...line.gains, ...(given.reason ? line.if_reason : [])];
  arrive(stop, line.node, new Set([...memory, ...gained]), record);
}

function takeBack() {
  const last = standing().at(-1);
  last.withdrawn = true;
  log.steps.push({ back: last.scene });
  places.pop();
}

async function replay(steps) {
  for (const step of steps) {
    if (step.back) takeBack();
    else if (step.call) call(Object.keys(desk().calls).find((one) => desk().calls[one][0] === step.call));
    else {
      Object.assign(here(), { heads: step.heads, papers: step.papers, typed: step.reason });
      const { lines } = desk();
      await answer(Object.keys(lines).find((one) => lines[one].option === step.answer), step.reason);
    }
  }
}

// -- pages in the order of reading

let pages = [];
let at = 0;

function lay(unread = 0) {
  const { pack, record, passages, end, reading } = here();
  const page = (number, more) => pages.push({ ...pack.pages[number], ...more });
  pages = [];
  const isFirst = log.minutes.every((one) => one.scene === log.minutes[0].scene);
  for (const number of pack.records[record[+isFirst]] ?? []) page(number, { list: "record" });
  for (const of of [...passages, ...(desk() ? [desk()] : [])]) {
    if (of.note !== null) page(of.note, { of, title: "a note on what follows" });
    page(of.heard[reading[of.scene] ?? 0], { of, title: START.heard });
    if (of.question !== undefined) page(of.question, { of, title: "the question" });
  }
  const taken = Object.fromEntries(standing().map((one) => [one.scene, one.option]));
  for (const one of end) {
    const parts = one.parts.flatMap((part) => (part.by ? part.by[taken[part.scene]] ?? [] : part));
    const blocks = [...one.begins, ...parts];
    const isEmpty = one.parts.length && blocks.length < 2; // nothing but its label
    if (!isEmpty) page(one.page, { blocks, html: one.feet && bookHtml(one.feet), title: one.title, list: "end" });
  }
  show(Math.max(0, Number.isInteger(unread) ? unread : pages.findIndex((one) => one.name === unread)));
}

const htmlOf = (pack, numbers) => numbers.map((number) => pack.text[number]).join("");
const entryOf = (one) => packs.get(one.stop).entries[`${seat.id} ${one.option}`];

function bookHtml(feet = [[], []]) {
  const lines = log.minutes.map((one, number) => {
    const blocks = entryOf(one)[one.withdrawn ? "withdrawn" : "book"];
    return `<div data-line="${number}">${htmlOf(packs.get(one.stop), blocks)}</div>`;
  });
  const opened = packs.get(0);
  const entered = lines.join("") || htmlOf(opened, seat.nothing_resolved);
  return htmlOf(opened, seat.book) + entered + htmlOf(here().pack, feet[+!log.nickname]);
}

function dossierHtml() {
  const opened = packs.get(0);
  const lines = standing().map((one) => htmlOf(packs.get(one.stop), entryOf(one).dossier)).join("");
  const filed = htmlOf(opened, seat.on_file) + lines;
  return htmlOf(opened, seat.dossier) + (filed || htmlOf(opened, seat.nothing_on_file));
}

/** Fill the places that hang on the log; take away blocks that do not stand, or whose place is empty. */
function fill(within) {
  const { held } = packs.get(0);
  const heads = standing().at(-1)?.heads ?? {};
  const reasons = { "": log.nickname, ...Object.fromEntries(standing().map((one) => [one.scene, one.reason])) };
  const holds = (number) => held[number][1].includes(held[number][0].map((one) => +here().memory.has(one)).join(""));
  for (const one of $$("[data-if]", within)) if (!one.dataset.if.split(" ").some(holds)) one.remove();
  for (const one of $$("[data-words]", within)) {
    const line = one.closest("[data-line]");
    one.textContent = (line ? log.minutes[line.dataset.line].reason : reasons[one.dataset.words]) ?? "";
  }
  for (const one of $$("[data-man]", within)) {
    const stand = VOTED[heads[one.dataset.man]];
    one.textContent = stand && stand !== one.dataset.not ? one.dataset.as.replace("*", stand) : "";
  }
  for (const one of $$("[data-own]", within)) if ($$("[data-words],[data-man]", one).some((place) => !place.textContent)) one.remove();
}

// -- the open page

function show(number) {
  at = number;
  const page = pages[at];
  const pack = here()?.pack ?? packs.get(0);
  const text = (index) => (index === undefined ? "" : pack.text[index]);
  const blocks = page.html ? [page.html] : page.blocks.map(text);
  const brought = page.name === "heard" && here().latest ? desk().brought[here().latest][0] : null;
  if (brought !== null) blocks[brought] = `<span id="brought"></span>${blocks[brought]}`;
  for (const name of ["left", "right", "time"]) $(`#${name}`).innerHTML = text(page[name]);
  $("main").innerHTML = blocks.join("") + text(page.choices);
  $("aside").innerHTML = here() ? text(page.margin) : "";
  const row = pages.filter((one) => page.list && one.list === page.list);
  $("#contents").hidden = row.length < 2;
  $("#contents").replaceChildren(...row.map((one) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: one.title });
    if (one === page) made.setAttribute("aria-current", "page");
    made.onclick = () => show(pages.indexOf(one));
    return made;
  }));
  $("#back").hidden = turned(-1) < 0;
  $("#on").hidden = turned(1) < 0 || page.name === "note";
  $("#on span").textContent = pages[turned(1)]?.title ?? "";
  $("#undo").hidden = !standing().length;
  $("#minutes").hidden = !log.steps.length || !seat;
  document.body.dataset.page = page.name;
  if (here()) fill($("main"));
  if (here()) margin();
  if ($("#reason")) $("#reason").value = here().typed ?? "";
  $("main").focus({ preventScroll: true });
  scrollTo(0, 0);
  $("#brought")?.scrollIntoView();
  keep();
}

/** The next page that way which going on does not pass by; from such a page back to any. */
function turned(by) {
  for (let one = at + by; pages[one]; one += by) if (!pages[one].extra || (by < 0 && pages[at].extra)) return one;
  return -1;
}

function turn(by) {
  if (!$(by > 0 ? "#on" : "#back").hidden) show(turned(by));
}

/** What else there is: what of it is new, the latest lines of the dossier, how many heads are counted. */
function margin() {
  const { heads, papers, read } = here();
  const isNew = {
    papers: () => desk().papers.some((one) => !papers.includes(one)),
    voices: () => !read.has("voices"),
    dossier: () => standing().length > 0 && !read.has("dossier"),
  };
  for (const one of $$("[data-panel]")) $(".new", one).hidden = !desk() || !isNew[one.dataset.panel]?.();
  for (const one of $$("[data-counted]")) one.textContent = `${Object.keys(heads).length} of ${desk().heads.length} counted`;
  for (const one of $$("[data-dossier]")) {
    one.innerHTML = dossierHtml();
    one.replaceChildren(...$$(".row:not(.quiet)", one).slice(-4));
  }
}

function open(name) {
  const { pack, read } = here();
  const page = pack.pages[pages[at].of?.panels[name]];
  const made = { dossier: dossierHtml, minutes: bookHtml }[name];
  $("#panel div").innerHTML = made ? made() : htmlOf(pack, [...page.blocks, ...(page.choices === undefined ? [] : [page.choices])]);
  fill($("#panel"));
  if (name === "heads") sayHeads();
  if (name === "papers" && desk()) readPapers(desk().papers);
  read.add(name);
  margin();
  $("#panel").showModal();
}

function sayHeads() {
  const stands = desk().heads.map((man) => here().heads[man] ?? "");
  $$("#panel .detail span").forEach((one, number) => {
    one.textContent = [COUNTED[stands[number]], ...one.textContent.split("; ").slice(1)].join("; ");
  });
  const tally = Object.keys(COUNTED).map((stand) => [stands.filter((one) => one === stand).length, COUNTED[stand]]);
  $("#in-pencil").textContent = tally.filter(([number]) => number).map((one) => one.join(" ")).join(", ");
}

function count(number) {
  const { heads } = here();
  const man = desk().heads[number - 1];
  const stand = NEXT_STAND[heads[man] ?? ""];
  if (stand) heads[man] = stand;
  else delete heads[man];
  sayHeads();
  margin();
}

async function choose(number) {
  const page = pages[at];
  if (page.name === "seats") openFront(number - 1);
  else if (page.name === "brief" && number > 1) openFront();
  else if (page.name === "brief") {
    sit(page.seat, new Date().toLocaleDateString("sv")); // the day as Swedes write it: 2018-01-31
    lay();
  } else if (page.name === "note") {
    here().reading[page.of.scene] = number - 1;
    lay(at + 1);
  } else if (page.name === "heard") {
    here().latest = call(number);
    lay(at);
    here().latest = "";
  }
}

/** The seats, behind what everybody reads first; or the brief of one. */
function openFront(looked = null) {
  const { opens, seats, seats_page: choice, pages: all } = packs.get(0);
  [seat, places] = [null, []];
  pages = [...(opens === null ? [] : [all[opens]]), { ...all[choice], title: "the seats" }];
  if (looked !== null) pages.push({ ...all[seats[looked].brief], seat: looked });
  show(pages.length - 1);
}
