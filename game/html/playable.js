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
    if (!isEmpty) page(one.page, { blocks, html: one.feet && bookHtml(), title: one.title, list: "end" });
  }
  show(Math.max(0, Number.isInteger(unread) ? unread : pages.findIndex((one) => one.name === unread)));
}

const htmlOf = (pack, numbers) => numbers.map((number) => pack.text[number]).join("");
const entryOf = (one) => packs.get(one.stop).entries[`${seat.id} ${one.option}`];

function bookHtml() {
  const lines = log.minutes.map((one, number) => {
    const blocks = entryOf(one)[one.withdrawn ? "withdrawn" : "book"];
    return `<div data-line="${number}">${htmlOf(packs.get(one.stop), blocks)}</div>`;
  });
  const opened = packs.get(0);
  const feet = here().end.find((one) => one.feet)?.feet ?? [[], []];
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

// -- what is kept of a game

function tidy(typed, longest) {
  const words = typed.replaceAll("\ufeff", "").split(/[\s\x1c-\x1f\x85]+/).filter(Boolean).join(" ");
  const line = [...words.replace(new RegExp(START.unwritable, "gu"), "\ufffd")];
  const cut = line.length > longest && new RegExp(`\\s|${START.invisible}`, "u");
  line.length = Math.min(line.length, longest);
  while (cut && cut.test(line.at(-1))) line.pop();
  return line.join("");
}

/** The save as YAML: a value in JSON is one in YAML too. */
function saveText() {
  const row = ([name, value]) => `${name}: ${JSON.stringify(value)}\n`;
  const isFull = ([, value]) => Object.keys(value).length > 0;
  const step = (one) => `- ${Object.entries(one).filter(isFull).map(row).join("  ")}`;
  const { day, nickname, steps } = log;
  const { scenario, title, digest } = START;
  const head = { format: 1, scenario, title, digest, seat: seat.id, nickname, day, stands: here().stands };
  return Object.entries(head).map(row).join("") + (steps.length ? `steps:\n${steps.map(step).join("")}` : "steps: []\n");
}

function keep() {
  const { day, nickname, steps } = log;
  try {
    if (seat && steps.length) localStorage.setItem(PLACE, JSON.stringify({ digest: START.digest, seat: seat.id, day, nickname, steps }));
  } catch { /* a browser may allow no memory to a page from a stick */ }
  $("#resume").hidden = Boolean(seat) || !kept();
}

function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(PLACE));
    return found?.digest === START.digest ? found : null;
  } catch {
    return null;
  }
}

async function resume() {
  const { seat: id, day, nickname, steps } = kept();
  log.nickname = nickname;
  sit(packs.get(0).seats.findIndex((one) => one.id === id), day);
  await replay(steps).catch(() => {}); // without the word of a seal: as far as it lies open
  const last = log.steps.at(-1) ?? {};
  lay(last.answer ? 0 : last.call ? "heard" : last.back ? "question" : 0);
}

// -- hands: all of it can be done by mouse and by keys

const act = {
  on: () => turn(1),
  back: () => turn(-1),
  going: resume,
  undo() {
    takeBack();
    lay("question");
  },
  minutes() {
    $("#nickname").value = log.nickname;
    $("#save").value = saveText();
    $("#hand-in").showModal();
  },
  download() {
    const signed = log.nickname.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const download = `${[START.scenario, seat.id, signed].filter(Boolean).join("-")}.yaml`;
    const href = URL.createObjectURL(new Blob([saveText()], { type: "application/yaml" }));
    Object.assign(document.createElement("a"), { href, download }).click();
  },
  async copy() {
    $("#save").select();
    await navigator.clipboard.writeText(saveText()).catch(() => document.execCommand("copy"));
    $("#copied").hidden = false;
  },
};
document.onclick = ({ target }) => {
  const { id, dataset } = target.closest("button") ?? { dataset: {} };
  if (act[id]) act[id]();
  else if (dataset.panel) open(dataset.panel);
  else if (dataset.choose) $("#panel").open ? count(+dataset.choose) : choose(+dataset.choose);
  else if (dataset.close !== undefined) target.closest("dialog").close();
};
document.oninput = ({ target }) => {
  if (target.name === "line") $("#slip").hidden = false;
  if (target.id === "reason") here().typed = target.value;
  if (target.id !== "nickname") return;
  log.nickname = tidy(target.value, START.nickname_length);
  $("#save").value = saveText();
  keep();
};
document.onsubmit = async (event) => {
  if (event.target.id !== "ballot") return;
  event.preventDefault();
  const enter = $("#slip button");
  enter.disabled = true;
  await answer(+new FormData(event.target).get("line"), $("#reason")?.value ?? "").then(() => lay(), () => {});
  enter.disabled = false; // where no word was given the answer is still to be entered
};
document.onkeydown = (event) => {
  const { key: pressed, target } = event;
  const typing = target.matches("input[type=text],textarea");
  if ($("dialog[open]") || typing || event.ctrlKey || event.altKey || event.metaKey) return;
  const line = $(`main [data-choose="${pressed}"],[name=line][value="${pressed}"]:enabled,#contents button:nth-child(${+pressed || 99})`);
  if (pressed === "Enter" && (event.repeat || target.name === "line")) {
    event.preventDefault(); // a key held down does nothing more; at a line Enter goes to the slip
    if (target.name === "line") ($("#reason") ?? $("#slip button")).focus();
  } else if (pressed === "Enter" && !target.closest("button")) turn(1);
  else if (/^[1-9]$/.test(pressed) && line) {
    line.focus();
    if (line.name === "line") line.click();
  } else if (pressed === "ArrowRight" && target.name !== "line") turn(1);
  else if (pressed === "ArrowLeft" && target.name !== "line") turn(-1);
};

unpack(0).then(() => {
  openFront();
  if (packs.get(0).opens !== null) show(0);
});
