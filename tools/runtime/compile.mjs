// Compiles the modules in zip files with the browser's own Python, so that a page does not compile them at each start.
//
//   node compile.mjs PYODIDE_FOLDER IN.zip OUT.zip [IN.zip OUT.zip ...]
//
// What comes out is stored, not deflated: it is compressed as a whole afterwards, which takes a third off.

import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, ...paths] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(resolve(folder), "pyodide.mjs")).href);
const python = await loadPyodide({ indexURL: `${resolve(folder)}/` });
const compiled = python.runPython(`
import io
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash

def compiled(archive):
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive.to_bytes())) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith(".py"):
                code = compile(content, name, "exec", dont_inherit=True, optimize=2)
                name, content = name + "c", bytes(_code_to_hash_pyc(code, source_hash(content), False))
            target.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()

compiled
`);
for (let place = 0; place < paths.length; place += 2) {
  writeFileSync(paths[place + 1], compiled(new Uint8Array(readFileSync(paths[place]))).toJs());
}
