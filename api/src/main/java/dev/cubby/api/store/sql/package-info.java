/**
 * The store in a database that many processes share and that speaks SQL. A {@link
 * dev.cubby.api.store.sql.Database} says what is one database's own.
 */
@NullMarked
package dev.cubby.api.store.sql;

import org.jspecify.annotations.NullMarked;
