// Hands: all that can be done on a page, by mouse and by keys.

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
