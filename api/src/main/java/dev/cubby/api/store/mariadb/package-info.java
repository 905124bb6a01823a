/** The store in MariaDB, for many processes. */
@NullMarked
package dev.cubby.api.store.mariadb;

import org.jspecify.annotations.NullMarked;
