/**
 * The image with another tag or digest, or another image altogether.
 *
 * @param other is an image when it has a slash or a colon, unless it is a digest
 * @example imageOf("matrixdotorg/synapse:v1.163.2", "latest") // "matrixdotorg/synapse:latest"
 * @example imageOf("matrixdotorg/synapse:v1.163.2", "localhost:5000/mine") // "localhost:5000/mine"
 */
export function imageOf(image: string, other: string): string {
  const isDigest = /^sha256:[0-9a-f]+$/u.test(other);
  if (!isDigest && /[/:]/u.test(other)) return other;
  // A colon before the last slash is that of a port.
  const repository = image.replace(/@.*$/u, "").replace(/:[^/]*$/u, "");
  return `${repository}${isDigest ? "@" : ":"}${other}`;
}
