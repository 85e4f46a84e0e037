import { closeSync, constants, ftruncateSync, openSync, writeSync } from "node:fs";

/** The few file operations that a file sink needs; a test hands in a disk that is full. */
export interface Disk {
  /** Empties the file; every write then goes to its end. */
  readonly open: (path: string) => number;
  /** @returns how many bytes were taken */
  readonly write: (file: number, bytes: Uint8Array) => number;
  readonly truncate: (file: number, length: number) => void;
  readonly close: (file: number) => void;
}

export const realDisk: Disk = {
  open: (path) =>
    openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND),
  write: (file, bytes) => writeSync(file, bytes),
  truncate: ftruncateSync,
  close: closeSync,
};
