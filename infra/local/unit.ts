/** Something the supervisor keeps running: a service, or the database server. */
export type Unit = {
  name: string;
  start(): Promise<RunningUnit>;
};

export type RunningUnit = {
  pid: number;
  /** Settles when it is over, with why in a word: SIGKILL, code 1. */
  exited: Promise<string>;
  end(): Promise<void>;
  kill(): void;
};
