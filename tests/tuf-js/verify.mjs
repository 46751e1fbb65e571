// An independent TUF client: node verify.mjs REPOSITORY_URL ROOT_JSON TARGET
import { copyFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Updater } from "tuf-js";

const [repository, root, target] = process.argv.slice(2);
const metadataDir = mkdtempSync(join(tmpdir(), "tuf-js-metadata-"));
const targetDir = mkdtempSync(join(tmpdir(), "tuf-js-targets-"));
copyFileSync(root, join(metadataDir, "root.json"));
const updater = new Updater({ metadataDir, targetDir, metadataBaseUrl: `${repository}/metadata`, targetBaseUrl: `${repository}/targets` });
await updater.refresh();
const info = await updater.getTargetInfo(target);
if (info === undefined) {
    throw new Error(`There is no target ${target}.`);
}
const file = await updater.downloadTarget(info);
process.stdout.write(readFileSync(file));
