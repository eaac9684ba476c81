import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * @typedef {object} Project what is compiled together; paths are from the root of the installation
 * @property {string} config its tsconfig
 * @property {readonly string[]} sources folders of TypeScript
 * @property {string} from the `rootDir` of the config
 * @property {string} to its `outDir`
 * @property {readonly string[]} [beside] folders of `to` that are other projects'
 * @property {readonly string[]} [programs] of its modules, those that a process or a thread begins with
 */

/** Where the programs of a project lie, each under its module's name: see `bundle`. */
const programsFolder = 'programs';

/** @satisfies {Readonly<Record<string, Project>>} */
export const projects = {
  service: {
    config: 'tsconfig.build.json',
    sources: ['src'],
    from: 'src',
    to: 'dist',
    beside: ['dist/bench', 'dist/demo'],
    programs: [
      'main',
      'write-contract',
      'write-openapi',
      'backup/run',
      'journal/run',
      'simulation/run',
      'walks/run',
      'walks/walk-in-room',
      'workbench/analysis-process',
      'workbench/policy',
      'workbench/rules',
      'workbench/write-schemas',
      'workflow/definitions/judge-thread',
    ],
  },
  demo: { config: 'demo/tsconfig.json', sources: ['src/domain', 'client', 'demo'], from: '.', to: 'dist/demo' },
  bench: {
    config: 'bench/tsconfig.json',
    sources: ['src', 'bench', 'test/broken', 'test/policy/fuzz', 'test/support'],
    from: '.',
    to: 'dist/bench',
  },
};

/** Besides the sources, what decides what comes of them: the settings, and the packages that they name. */
const settings = ['tsconfig.json', 'package.json', 'package-lock.json'];
const root = fileURLToPath(new URL('..', import.meta.url));
/** The compiler written anew, three times as quick; the packages that read TypeScript still ask for the former one. */
const compiler = fileURLToPath(
  import.meta.resolve('typescript-native/package.json').replace(/package\.json$/, 'bin/tsc'),
);

/** @type {(folder: string, ends: RegExp) => string[]} */
function filesIn(folder, ends) {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => ends.test(name)).map((name) => join(folder, name));
}

/** @type {(files: readonly string[]) => string} */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files.filter((name) => fs.existsSync(name)).sort()) {
    const text = fs.readFileSync(file);
    hash.update(`${file} ${text.length}\n`).update(text);
  }
  return hash.digest('hex');
}

/**
 * Packages that are left as they are installed: they look for files beside their own, load others by names made up as
 * they run, are native, must be one for all, or are read only when somebody asks for a paper.
 */
const asInstalled =
  /^(bpmn-elements|bpmn-engine|bpmnlint|docx|fontkit|libxml2-wasm|mysql2|nodemailer|pdfmake|pino|reflect-metadata|smqp|typeorm)(\/|$)/;

/** What packages would load if it were there: it is not installed. */
const absent =
  /^(@fastify\/(multipart|view)|@nestjs\/(microservices|platform-express|websockets)|class-(transformer|validator))(\/|$)/;

/**
 * Each program as one file with what it needs, and the parts that several share. Node reads three thousand small
 * files, ours and those of packages, in two to three seconds of a processor: whoever starts the service or asks for a
 * check waited longer for that than for anything else.
 *
 * @type {(folder: string, programs: readonly string[]) => Promise<void>}
 */
async function bundle(folder, programs) {
  const to = join(folder, programsFolder);
  fs.rmSync(to, { recursive: true, force: true });
  const input = Object.fromEntries(programs.map((name) => [name, join(folder, `${name}.js`)]));
  const external = (/** @type {string} */ id) => asInstalled.test(id) || absent.test(id);
  const bundling = await rolldown({ input, external, platform: 'node' });
  try {
    const names = { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' };
    // Names of classes are read: in the description of the interface, and in what is said of an error.
    await bundling.write({ dir: to, format: 'esm', keepNames: true, ...names });
  } finally {
    await bundling.close();
  }
}

/**
 * A project as it lies in a folder. What was built is known by the content of everything that went in and came
 * out: dates lie after a checkout, a copy or a restored backup.
 */
class Build {
  /**
   * @param {string} folder
   * @param {Project} project
   */
  constructor(folder, project) {
    this.folder = folder;
    this.project = project;
    this.stamp = join(folder, project.to, '.built.json');
    this.memory = join(folder, project.to, '.tsbuildinfo');
    this.lock = join(folder, project.to, '.building');
  }

  /** Compiles what has changed, and leaves nothing of a source that is gone. */
  async bring() {
    fs.mkdirSync(join(this.folder, this.project.to), { recursive: true });
    while (!this.isUpToDate()) {
      if (this.take()) {
        try {
          await this.compile();
          return true;
        } finally {
          fs.rmSync(this.lock, { force: true });
        }
      }
      await pause(100);
    }
    return false;
  }

  /** What stands in the stamp; of a build that did not end, nothing. @returns {{ inputs?: string, outputs?: string }} */
  recorded() {
    try {
      return JSON.parse(fs.readFileSync(this.stamp, 'utf8'));
    } catch {
      return {};
    }
  }

  isUpToDate() {
    const { inputs, outputs } = this.recorded();
    return inputs === this.inputs() && outputs === fingerprint(this.outputs());
  }

  inputs() {
    const { sources, config } = this.project;
    const typescript = sources.flatMap((name) => filesIn(join(this.folder, name), /\.ts$/));
    return fingerprint([...typescript, ...[config, ...settings].map((name) => join(this.folder, name))]);
  }

  outputs() {
    const { to, beside = [] } = this.project;
    const others = beside.map((name) => join(this.folder, name, '/'));
    const all = filesIn(join(this.folder, to), /\.js(\.map)?$/);
    return all.filter((file) => !others.some((folder) => file.startsWith(folder)));
  }

  async compile() {
    const inputs = this.inputs();
    // The compiler writes only what its memory says has changed, and does not look whether the rest is still there.
    if (this.recorded().outputs !== fingerprint(this.outputs())) fs.rmSync(this.memory, { force: true });
    fs.rmSync(this.stamp, { force: true });
    const options = ['--incremental', '--tsBuildInfoFile', this.memory];
    try {
      const config = join(this.folder, this.project.config);
      execFileSync(process.execPath, [compiler, '-p', config, ...options], { stdio: 'inherit' });
      this.prune();
      const { to, programs } = this.project;
      if (programs) await bundle(join(this.folder, to), programs);
      this.record({ inputs, outputs: fingerprint(this.outputs()) });
    } catch (error) {
      // What is wrong in one file need not be compiled anew with all the others.
      this.record({ outputs: fingerprint(this.outputs()) });
      throw error;
    }
  }

  prune() {
    const { from, to } = this.project;
    const programs = join(this.folder, to, programsFolder, '/');
    for (const file of this.outputs().filter((name) => !name.startsWith(programs))) {
      const source = relative(join(this.folder, to), file).replace(/\.js(\.map)?$/, '.ts');
      if (!fs.existsSync(join(this.folder, from, source))) fs.rmSync(file);
    }
  }

  /** @type {(state: { inputs?: string, outputs: string }) => void} */
  record(state) {
    fs.writeFileSync(this.stamp, JSON.stringify(state));
  }

  /** Two commands may come at once: one builds, the other waits for it; of one that was killed, the lock is broken. */
  take() {
    try {
      fs.writeFileSync(this.lock, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      if (!this.isHeldByTheLiving()) fs.rmSync(this.lock, { force: true });
      return false;
    }
  }

  isHeldByTheLiving() {
    try {
      const holder = Number(fs.readFileSync(this.lock, 'utf8'));
      return holder === 0 || process.kill(holder, 0);
    } catch (error) {
      return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
    }
  }
}

/** @type {(folder: string, project: Project) => Promise<boolean>} whether anything was to do */
export const build = (folder, project) => new Build(folder, project).bring();

/** `node scripts/build.mjs [project …]`: `dist/` as the sources say, within a moment where it is that already. */
async function main() {
  const asked = process.argv.slice(2);
  for (const [name, project] of Object.entries(projects))
    if (asked.includes(name) || name === 'service') await build(root, project);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    // The compiler has said itself what is wrong.
    if (!(error instanceof Error && 'status' in error)) throw error;
    process.exitCode = 1;
  }
}
