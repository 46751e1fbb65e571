"use strict";
// A keyboard on the screen. Lao: the layout of xkb-data's symbols/la, but ຮ before ຣ as on sold keyboards: ຣ is rare. Vietnamese: QWERTY with Telex, and keys for the marks.
const lao = {
    plain: ["ຢຟໂຖຸູຄຕຈຂຊໍ", "ົໄຳພະິີຮນຍບລໜ", "ັຫກດເ້່າສວງ", "ຜປແອຶືທມໃຝ"],
    shift: ["໑໒໓໔໌ຼ໕໖໗໘໙ໍ່", "ົ້໐ຳ້ິ້ີ້ຣຽຫຼໝ", "ັ້໊໋ໝໆຯ“”", "₭()ຶ້ື້!?-,."],
};
const latin = {
    plain: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
    marks: ["ăâđêôơư", "́̀̉̃̆̂"],
    numbers: ["1234567890", "-/:;()%&", ".,?!+="],
};
const laoClusters = (row) => row.match(/[\u0E80-\u0EAF\u0EB0\u0EB2\u0EB3\u0EBD-\u0EC7\u0ECD-\u0EFF“”₭()!?\-,.][\u0EB1\u0EB4-\u0EBC\u0EC8-\u0ECE]*|[\u0EB1\u0EB4-\u0EBC\u0EC8-\u0ECE]+/gu) ?? [];

const keys = document.querySelector("[data-keys]");
const field = document.querySelector("[data-keyboard]");
const lang = field.dataset.keyboard;
let state = "plain";

// Telex as people type it: the last syllable is taken apart into letters and a tone, the new key changes one of them.
const tones = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/gu;

function placeTone(syllable, tone) {
    const bare = syllable.normalize("NFD").replace(toneMarks, "").normalize("NFC");
    if (tone === "") {
        return bare;
    }
    const start = /^(qu|gi(?=[aăâeêioôơuưy]))/iu.exec(bare)?.[0].length ?? 0;
    const vowels = [...bare].map((letter, at) => ({ letter, at })).filter(({ letter, at }) => at >= start && /[aăâeêioôơuưy]/iu.test(letter));
    if (vowels.length === 0) {
        return syllable;
    }
    const marked = vowels.filter(({ letter }) => /[ăâêôơư]/iu.test(letter)).pop();
    const last = vowels[vowels.length - 1];
    const endsInConsonant = last.at < bare.length - 1;
    const chosen = marked ?? (vowels.length === 1 ? last : endsInConsonant ? last : vowels.length > 2 ? vowels[1] : vowels[0]);
    return (bare.slice(0, chosen.at + 1) + tone + bare.slice(chosen.at + 1)).normalize("NFC");
}

function telex(before, key) {
    const syllable = /[\p{Script=Latin}\p{M}]*$/u.exec(before)[0];
    const head = before.slice(0, before.length - syllable.length);
    const lower = key.toLowerCase();
    const tone = (syllable.normalize("NFD").match(toneMarks) ?? [""])[0];
    if (lower in tones && /[aăâeêioôơuưy]/iu.test(syllable.normalize("NFD"))) {
        return tone === tones[lower] ? head + placeTone(syllable, "") + key : head + placeTone(syllable, tones[lower]);
    }
    if (lower === "z" && tone !== "") {
        return head + placeTone(syllable, "");
    }
    const bare = placeTone(syllable, "");
    const changed =
        lower === "w" && /uo[^aeiouy]*$/iu.test(bare) ? bare.replace(/uo([^aeiouy]*)$/iu, "ươ$1")
        : lower === "w" && /[aou][^aeiouăâêôơư]*$/iu.test(bare) ? bare.replace(/([aou])([^aeiouăâêôơư]*)$/iu, (_, vowel, rest) => ({ a: "ă", o: "ơ", u: "ư" })[vowel.toLowerCase()] + rest)
        : lower === "w" ? `${bare}ư`
        : lower === "d" && /^d/iu.test(bare) ? bare.replace(/^d/iu, "đ")
        : /[aeo]/u.test(lower) && new RegExp(`${lower}[^aeiouăâêôơưy]*$`, "iu").test(bare) ? bare.replace(new RegExp(`${lower}([^aeiouăâêôơưy]*)$`, "iu"), { a: "â", e: "ê", o: "ô" }[lower] + "$1")
        : `${bare}${key}`;
    return head + placeTone(changed, tone);
}

function type(key) {
    const at = field.selectionStart ?? field.value.length;
    const before = field.value.slice(0, at);
    const after = field.value.slice(field.selectionEnd ?? at);
    const next =
        lang !== "vi" ? before + key
        : key.length === 1 && /\p{M}/u.test(key) ? markLast(before, key)
        : /^[a-z]$/u.test(key) ? telex(before, key)
        : before + key;
    write(next, after);
}

function markLast(before, mark) {
    const syllable = /[\p{Script=Latin}\p{M}]*$/u.exec(before)[0];
    const head = before.slice(0, before.length - syllable.length);
    return toneMarks.test(mark) && (toneMarks.lastIndex = 0) === 0 ? head + placeTone(syllable, mark) : (before + mark).normalize("NFC");
}

function erase() {
    const at = field.selectionStart ?? field.value.length;
    const before = [...field.value.slice(0, at)];
    before.pop();
    write(before.join(""), field.value.slice(field.selectionEnd ?? at));
}

function write(before, after) {
    field.value = before + after;
    field.setSelectionRange(before.length, before.length);
    field.focus();
    document.querySelector(".finder").classList.add("typing");
    suggest();
}

// What is being typed may be one of these: two keys in the row below, a quarter of a second after the last key.
const offered = document.querySelector("[data-suggestions]");
let waiting;
function suggest() {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
        const query = field.value.trim();
        const address = `/api/v1/suggest?lang=${lang}&limit=2&q=${encodeURIComponent(query)}`;
        const answer = query === "" ? { suggestions: [] } : await fetch(address).then((response) => (response.ok ? response.json() : { suggestions: [] }));
        offered.replaceChildren(
            ...answer.suggestions.map((suggestion) => {
                const link = document.createElement("a");
                link.className = "big offer";
                link.href = `${location.pathname}?q=${encodeURIComponent(suggestion.text)}`;
                link.textContent = suggestion.text;
                return link;
            }),
        );
    }, 250);
}

function button(text, action, kind = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `key ${kind}`;
    // A mark alone gets a dotted circle to sit on.
    made.textContent = /^\p{M}/u.test(text) ? `\u25CC${text}` : text;
    made.addEventListener("pointerdown", (event) => event.preventDefault());
    made.addEventListener("click", action);
    return made;
}

function row(buttons) {
    const made = document.createElement("div");
    made.className = "row";
    made.append(...buttons);
    return made;
}

function switchTo(next) {
    state = state === next ? "plain" : next;
    draw();
}

function draw() {
    const { space, erase: eraseWord, shift, numbers, letters } = keys.dataset;
    const rows =
        lang === "lo"
            ? lao[state].map((line) => (state === "plain" ? [...line] : laoClusters(line)))
            : state === "plain" ? [[..."ăâđêôơư", ..."\u0301\u0300\u0309\u0303\u0323"], ...latin.plain.map((line) => [...line])] : latin.numbers.map((line) => [...line]);
    const made = rows.map((line) => line.map((text) => button(text, () => type(text))));
    made[made.length - 1].push(button(eraseWord, erase, "wide"));
    const toggle = lang === "lo" ? button(shift, () => switchTo("shift"), `wide ${state === "shift" ? "on" : ""}`) : button(state === "plain" ? numbers : letters, () => switchTo("numbers"), "wide");
    made.push([toggle, button(space, () => type(" "), "space")]);
    keys.replaceChildren(...made.map(row));
}

keys.hidden = false;
draw();
field.addEventListener("focus", () => document.querySelector(".finder").classList.add("typing"));
if (field.value === "") {
    field.focus();
}
