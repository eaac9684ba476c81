import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rulesDirectory } from '../../src/platform/installation.js';
import { PolicyService } from '../../src/policy/index.js';
import { readCatalogue } from '../../src/policy/reading/load-catalogue.js';
import { fiftyMegabytes, hostileFiles, soundText, victim } from '../workbench/hostile-files.js';
import { tries } from '../support/counts.js';
import { library, on } from './support.js';
import { JsonFault, JsonSource, ChangedFiles, FolderFiles, RevisionFiles } from '../../src/platform/files/index.js';

const rules = new FolderFiles(rulesDirectory);

function faultsWith(file: string, text: string): string[] {
  const { faults } = readCatalogue(new ChangedFiles('rules', rules, new Map([[file, text]])));
  return faults.map((f) => `${f.file}:${f.line} ${f.pointer || '/'}: ${f.text}`);
}

describe('the shipped rules with one file spoilt are refused, the place and the letter named, for', () => {
  it.each(hostileFiles)('$name', ({ file, text, says }) => {
    const faults = faultsWith(file, text);
    expect(faults.join('\n')).toContain(says);
    for (const fault of faults) expect(fault).toMatch(/^rules\/[\w./-]+\.json:\d+ \/.*: .*[а-яіїєґ].*[.?]$/su);
  });
});

describe('a file cut short', () => {
  const bytes = Buffer.from(soundText);

  it('is refused at every byte, with the line where it stops', () => {
    const end = bytes.toString().trimEnd();
    const whole = Buffer.byteLength(end);
    for (let length = 0; length < whole; length += tries(3, 1)) {
      const text = bytes.subarray(0, length).toString();
      let fault: unknown = null;
      try {
        new JsonSource(text);
      } catch (error) {
        fault = error;
      }
      if (!(fault instanceof JsonFault)) expect.fail(`${length} байтів із ${whole}: ${String(fault)}`);
      const lines = text.split('\n').length;
      expect(fault.line).toBe(lines);
    }
  });

  it('is whole without its last line break', () => {
    expect(new JsonSource(soundText.trimEnd()).value).toEqual(JSON.parse(soundText));
  });
});

describe('a file as another system writes it', () => {
  it('decides the same with the line breaks of Windows, and names the same lines', () => {
    const crlf = soundText.replaceAll('\n', '\r\n');
    expect(faultsWith(victim, crlf)).toEqual([]);
    const digest = (text: string): string =>
      PolicyService.load(new ChangedFiles('rules', rules, new Map([[victim, text]]))).edition('term', on('2024-03-04'))
        .digest;
    expect(digest(crlf)).toBe(digest(soundText));
    const spoilt = (text: string): string[] => faultsWith(victim, text.replace('"priority": 10', '"priority": "high"'));
    expect(spoilt(crlf)).toEqual(spoilt(soundText));
  });
});

describe('on the disk', () => {
  let dir: string;
  let folder: string;
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'rules-'));
    folder = join(dir, 'rules');
    cpSync(library, folder, { recursive: true });
  });
  afterAll(() => rmSync(dir, { recursive: true }));

  it('a file of 50 MB is refused unread, and so is one in git', () => {
    const git = (...args: string[]): string => execFileSync('git', args, { cwd: dir, encoding: 'utf8' });
    const file = join(folder, 'loan.rules.json');
    const sound = readFileSync(file);
    writeFileSync(file, fiftyMegabytes());
    const tooLong = 'rules/loan.rules.json:1 Файл завеликий (понад 2 МБ).';
    const faults = () =>
      readCatalogue(new FolderFiles(folder)).faults.map(({ file: name, line, text }) => `${name}:${line} ${text}`);
    expect(faults()).toContain(tooLong);
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=T', '-c', 'user.email=t@example.invalid', 'commit', '--quiet', '--message', 'big');
    writeFileSync(file, sound);
    expect(faults()).toEqual([]);
    expect(readCatalogue(new RevisionFiles(folder, 'HEAD')).faults.map(({ text }) => text)).toContain(
      'Файл завеликий (понад 2 МБ).',
    );
  });

  it('bytes that are no UTF-8 are refused, not replaced', () => {
    const file = join(folder, 'loan.rules.json');
    const sound = readFileSync(file);
    writeFileSync(file, Buffer.from(sound.toString(), 'utf16le'));
    expect(
      readCatalogue(folder)
        .faults.map(({ text }) => text)
        .join(),
    ).toContain('знак NUL; збережіть файл у кодуванні UTF-8');
    writeFileSync(file, Buffer.concat([sound.subarray(0, 20), Buffer.from([0xff]), sound.subarray(20)]));
    expect(
      readCatalogue(folder)
        .faults.map(({ text }) => text)
        .join(),
    ).toContain('не в кодуванні UTF-8');
    writeFileSync(file, sound);
  });

  it('a file that is missing, or is a folder, is named', () => {
    rmSync(join(folder, 'parameters.json'));
    const { faults } = readCatalogue(folder);
    expect(faults[0]).toEqual({
      code: 'unreadable-file',
      file: 'rules/parameters.json',
      line: 1,
      column: 1,
      pointer: '',
      text: 'Файла немає, або його не можна прочитати.',
    });
  });
});
