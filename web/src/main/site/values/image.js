/** What an <img> shows without running anything: scripts in an SVG do not run there either. */
const IMAGE_TYPES = /^image\/(png|jpeg|gif|webp|avif|bmp|svg\+xml|x-icon|vnd\.microsoft\.icon)\b/i;

/** @param {string} contentType */
export function isImage(contentType) {
  return IMAGE_TYPES.test(contentType);
}

/** @returns {Promise<string>} a data: URL, the one kind of foreign image that the page's policy lets in */
export function imageUrl({ bytes, contentType }) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(new Blob([bytes], { type: contentType }));
  });
}
