// The save of a game: written as the program writes it, handed on, and kept in the browser.

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
