/** Holds the documents to the tree: what a document names exists. */
@NullMarked
package dev.cubby.e2e.documents;

import org.jspecify.annotations.NullMarked;
