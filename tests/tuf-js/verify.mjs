// An independent TUF client: node verify.mjs REPOSITORY_URL ROOT_JSON TARGET [STATE_FOLDER]
// With a state folder it goes on from what it believed there before, as an installed client does.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Updater } from "tuf-js";

const [repository, root, target, state] = process.argv.slice(2);
const metadataDir = state ?? mkdtempSync(join(tmpdir(), "tuf-js-metadata-"));
const targetDir = mkdtempSync(join(tmpdir(), "tuf-js-targets-"));
mkdirSync(metadataDir, { recursive: true });
if (!existsSync(join(metadataDir, "root.json"))) {
    copyFileSync(root, join(metadataDir, "root.json"));
}
const updater = new Updater({ metadataDir, targetDir, metadataBaseUrl: `${repository}/metadata`, targetBaseUrl: `${repository}/targets` });
await updater.refresh();
const info = await updater.getTargetInfo(target);
if (info === undefined) {
    throw new Error(`There is no target ${target}.`);
}
const file = await updater.downloadTarget(info);
process.stdout.write(readFileSync(file));
