// Loads the page's parts, and is small itself: a lost connection that takes one of them leaves the page blank otherwise.
try {
  await import('/app/start.js');
  document.querySelector('.late').remove();
} catch (error) {
  // Browsers remember a module that failed, so only a reload asks again; one that did not help is not repeated.
  if (performance.getEntriesByType('navigation')[0]?.type === 'reload') {
    throw error;
  }
  location.reload();
}
