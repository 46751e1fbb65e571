// Replaces <use href="shape:NAME" transform="…" swap="#old:#new #old2:#new2"/> in drawings by the shape itself, in place.
// Usage: node docs/drawings/inline.mjs FILE.svg… (or folders)
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const shapes = path.join(path.dirname(fileURLToPath(import.meta.url)), 'shapes');

export function inline(svg, file = '') {
  return svg.replace(/<use\s([^>]*?)\/>/g, (whole, attributes) => {
    const read = (name) => attributes.match(new RegExp(`${name}="([^"]*)"`))?.[1];
    const name = read('href')?.match(/^shape:(.+)$/)?.[1];
    if (!name) return whole;
    const from = path.join(shapes, `${name}.svg`);
    if (!fs.existsSync(from)) throw new Error(`${file}: no shape ${name}`);
    let body = fs.readFileSync(from, 'utf8').match(/<g [^>]*>([\s\S]*)<\/g>\s*<\/svg>/)[1].trim().replace(/\n\s*/g, '');
    for (const pair of (read('swap') ?? '').split(' ').filter(Boolean)) {
      const [old, fresh] = pair.split(':');
      body = body.replaceAll(old, fresh);
    }
    const transform = read('transform');
    return transform ? `<g transform="${transform}">${body}</g>` : `<g>${body}</g>`;
  });
}

function* drawings(name) {
  if (fs.statSync(name).isDirectory())
    for (const child of fs.readdirSync(name)) yield* drawings(path.join(name, child));
  else if (name.endsWith('.svg')) yield name;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of process.argv.slice(2).flatMap((argument) => [...drawings(argument)])) {
    const before = fs.readFileSync(name, 'utf8');
    const after = inline(before, name);
    if (after !== before) fs.writeFileSync(name, after);
    if (Buffer.byteLength(after) > 6144) console.error(`${name}: ${Buffer.byteLength(after)} bytes, more than 6 KB`);
  }
