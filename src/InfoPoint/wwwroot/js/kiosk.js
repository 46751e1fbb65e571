"use strict";
// The kiosk: size of a millimetre, and back to the start when nobody touches the screen.
const millimetreKey = "infopoint.millimetre";
const readMillimetre = () => Number(localStorage.getItem(millimetreKey)) || defaultMillimetre();

// Until staff measure the screen: 3.78 px is a CSS millimetre; smaller windows get smaller ones, so that everything fits.
function defaultMillimetre() {
    const portrait = window.innerHeight > window.innerWidth;
    const fit = portrait ? Math.min(window.innerWidth / 190, window.innerHeight / 300) : Math.min(window.innerWidth / 300, window.innerHeight / 190);
    return Math.max(2.6, Math.min(3.78, fit) || 3.78, Math.min(fit, 6));
}

function applyMillimetre() {
    document.documentElement.style.setProperty("--mm", `${readMillimetre()}px`);
}

applyMillimetre();
window.addEventListener("resize", applyMillimetre);

const ruler = document.querySelector("[data-ruler]");
if (ruler) {
    const shown = document.querySelector("[data-millimetre]");
    const change = (by) => {
        const next = Math.min(20, Math.max(1.5, readMillimetre() + by));
        localStorage.setItem(millimetreKey, next.toFixed(3));
        applyMillimetre();
        shown.textContent = `${next.toFixed(2)} px/mm`;
    };
    document.querySelector("[data-shorter]").addEventListener("click", () => change(-0.02));
    document.querySelector("[data-longer]").addEventListener("click", () => change(0.02));
    change(0);
}

const { start, idleSeconds, warnSeconds } = document.body.dataset;
const warning = document.getElementById("idle");
const countdown = warning.querySelector("[data-countdown]");
let idle;
let ticking;

function rest() {
    clearTimeout(idle);
    clearInterval(ticking);
    if (warning.open) {
        warning.close();
    }
    const isStart = location.pathname === start && location.search === "";
    if (!isStart) {
        idle = setTimeout(warn, Number(idleSeconds) * 1000);
    }
}

function warn() {
    let left = Number(warnSeconds);
    countdown.textContent = left;
    warning.showModal();
    ticking = setInterval(() => {
        left -= 1;
        countdown.textContent = left;
        if (left <= 0) {
            clearInterval(ticking);
            location.replace(start);
        }
    }, 1000);
}

// Whoever listens or watches is there, though no hand touches the screen.
for (const kind of ["pointerdown", "keydown", "scroll", "timeupdate"]) {
    document.addEventListener(kind, rest, { passive: true, capture: true });
}
rest();
