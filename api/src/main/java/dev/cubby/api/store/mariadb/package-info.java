/** MariaDB as a database of the store for many processes. */
@NullMarked
package dev.cubby.api.store.mariadb;

import org.jspecify.annotations.NullMarked;
