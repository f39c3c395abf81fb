#pragma once
// What HTTPServer needs of libevent, and the socket calls that Swift cannot name alike on Linux and macOS.
#include <errno.h>
#include <limits.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include <event2/event.h>
#include <event2/listener.h>
#include <event2/util.h>

/// The error of the last call that failed.
static inline int loop_error(void) { return errno; }

/// What an error is called.
static inline const char *loop_error_text(int error) { return evutil_socket_error_to_string(error); }

/// Milliseconds on a clock that only goes forward.
static inline int64_t loop_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/// Nanoseconds on the same clock.
static inline int64_t loop_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/// Sends without waiting and without SIGPIPE. Returns the bytes taken, 0 when the socket takes none now, and -1 when the connection is broken.
static inline ssize_t loop_send(evutil_socket_t socket, const void *bytes, size_t count) {
#ifdef MSG_NOSIGNAL
    ssize_t sent = send(socket, bytes, count, MSG_NOSIGNAL);
#else
    ssize_t sent = send(socket, bytes, count, 0);
#endif
    if (sent >= 0) return sent;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? 0 : -1;
}

/// Receives without waiting. Returns the bytes there are, 0 at their end, -1 when there are none now, and -2 when the connection is broken.
static inline ssize_t loop_receive(evutil_socket_t socket, void *bytes, size_t count) {
    ssize_t received = recv(socket, bytes, count, 0);
    if (received >= 0) return received;
    return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR ? -1 : -2;
}

/// Sends answers at once, and turns SIGPIPE off where that is a property of the socket.
static inline void loop_prepare_connection(evutil_socket_t socket) {
    int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
    setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
}

/// Lets the next close break the connection at once and drop what was not delivered.
static inline void loop_reset_on_close(evutil_socket_t socket) {
    struct linger now = {1, 0};
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

/// Says that nothing more will be sent.
static inline void loop_end_sending(evutil_socket_t socket) { shutdown(socket, SHUT_WR); }

/// Listens on an address such as `127.0.0.1` or `[::1]`. Returns NULL with errno set; EINVAL is an address that cannot be read.
static inline struct evconnlistener *loop_listen(
    struct event_base *base, const char *address, uint16_t port, int backlog, evconnlistener_cb accepted, evconnlistener_errorcb failed, void *context) {
    struct sockaddr_storage storage;
    int length = sizeof storage;
    if (evutil_parse_sockaddr_port(address, (struct sockaddr *)&storage, &length) != 0) {
        errno = EINVAL;
        return NULL;
    }
    // The text could carry the port, but not port 0.
    if (storage.ss_family == AF_INET6) ((struct sockaddr_in6 *)&storage)->sin6_port = htons(port);
    else ((struct sockaddr_in *)&storage)->sin_port = htons(port);
    unsigned flags = LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC | LEV_OPT_REUSEABLE;
    struct evconnlistener *listener =
        evconnlistener_new_bind(base, accepted, context, flags, backlog, (struct sockaddr *)&storage, length);
    if (listener) evconnlistener_set_error_cb(listener, failed);
    return listener;
}

/// The port that a listener got.
static inline int loop_port(struct evconnlistener *listener) {
    struct sockaddr_storage storage;
    socklen_t length = sizeof storage;
    if (getsockname(evconnlistener_get_fd(listener), (struct sockaddr *)&storage, &length) != 0) return 0;
    if (storage.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&storage)->sin6_port);
    return ntohs(((struct sockaddr_in *)&storage)->sin_port);
}

/// A pair of connected sockets within the process, non-blocking. Returns -1 with errno set.
static inline int loop_socket_pair(evutil_socket_t pair[2]) {
    if (evutil_socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0) return -1;
    for (int end = 0; end < 2; end++) {
        evutil_make_socket_nonblocking(pair[end]);
        evutil_make_socket_closeonexec(pair[end]);
        loop_prepare_connection(pair[end]);
    }
    return 0;
}

/// How many file descriptors the process may have.
static inline int loop_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 256;
    return limit.rlim_cur > 1 << 30 ? 1 << 30 : (int)limit.rlim_cur;
}

/// Raises that number to the highest that the system allows.
static inline void loop_raise_descriptor_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
#ifdef __APPLE__
    // macOS names no limit there, and allows no more than this.
    if (limit.rlim_cur > OPEN_MAX) limit.rlim_cur = OPEN_MAX;
#endif
    setrlimit(RLIMIT_NOFILE, &limit);
}

/// Waits for a signal of a condition, or so long. Returns whether the time was over.
static inline int loop_wait(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t milliseconds) {
#ifdef __APPLE__
    struct timespec wait = {milliseconds / 1000, milliseconds % 1000 * 1000000};
    return pthread_cond_timedwait_relative_np(condition, mutex, &wait) == ETIMEDOUT;
#else
    struct timespec end;
    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec += milliseconds / 1000;
    end.tv_nsec += milliseconds % 1000 * 1000000;
    if (end.tv_nsec >= 1000000000) {
        end.tv_sec++;
        end.tv_nsec -= 1000000000;
    }
    return pthread_cond_timedwait(condition, mutex, &end) == ETIMEDOUT;
#endif
}
