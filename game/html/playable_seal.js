// Opens the packs of a sealed file with the word that the teacher reads out; it is kept nowhere.
let key = null;

async function unsealed(number, bytes) {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setUint32(8, number);
  for (let wrong = false; ; wrong = true) {
    key ??= await keyOf(await askWord(wrong));
    try {
      return await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, bytes);
    } catch {
      key = null;
    }
  }
}

async function keyOf(word) {
  const typed = new TextEncoder().encode(word.normalize("NFKC").toLowerCase().replace(/\s+/g, ""));
  const raw = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  const { salt, rounds } = START.seal;
  const stretched = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: rounds };
  return crypto.subtle.deriveKey(stretched, raw, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
}

function askWord(wrong) {
  const dialog = $("#word");
  $("#wrong").hidden = !wrong;
  $("#word-typed").value = dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve, reject) => {
    const given = () => (dialog.returnValue ? resolve($("#word-typed").value) : reject(new Error("not yet")));
    dialog.addEventListener("close", given, { once: true });
  });
}
