/** A form with one file, as browsers send it (RFC 7578): enough of it for the one form that has a file. */

export interface Upload {
  fields: Record<string, string>;
  /** The last file of the form; null: none was chosen. */
  file: { name: string; bytes: Buffer } | null;
}

const lineBreak = '\r\n';

/** @returns null for what no browser would have sent */
export function readUpload(contentType: string, body: Buffer): Upload | null {
  const boundary = /boundary="?([^";]{1,70})"?/.exec(contentType)?.[1];
  if (boundary === undefined) return null;
  const mark = Buffer.from(`--${boundary}`);
  const between = Buffer.from(`${lineBreak}--${boundary}`);
  const upload: Upload = { fields: {}, file: null };
  if (!body.subarray(0, mark.length).equals(mark)) return null;
  for (let at = mark.length; body.toString('latin1', at, at + 2) !== '--'; ) {
    const begin = body.indexOf(lineBreak + lineBreak, at);
    const end = begin === -1 ? -1 : body.indexOf(between, begin + 2);
    if (end === -1) return null;
    take(upload, body.toString('utf8', at, begin), body.subarray(begin + 4, Math.max(begin + 4, end)));
    at = end + between.length;
  }
  return upload;
}

function take(upload: Upload, head: string, content: Buffer): void {
  const name = /; name="([^"]*)"/.exec(head)?.[1];
  if (name === undefined) return;
  const fileName = /; filename="([^"]*)"/.exec(head)?.[1];
  if (fileName === undefined) upload.fields[name] = content.toString('utf8');
  else if (fileName !== '') upload.file = { name: fileName, bytes: content };
}
