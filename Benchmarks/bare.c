// The limit: a server that answers every read with the same bytes and never looks at what it read.
// Reference: https://libevent.org/libevent-book/Ref6_bufferevent.html

#include <arpa/inet.h>
#include <event2/buffer.h>
#include <event2/bufferevent.h>
#include <event2/event.h>
#include <event2/listener.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *answer;
static size_t answer_length;

// One answer for each read: wrk sends a request in one piece, and the next one only after the answer.
static void on_read(struct bufferevent *connection, void *context) {
    (void)context;
    struct evbuffer *input = bufferevent_get_input(connection);
    evbuffer_drain(input, evbuffer_get_length(input));
    bufferevent_write(connection, answer, answer_length);
}

static void on_event(struct bufferevent *connection, short what, void *context) {
    (void)context;
    if (what & (BEV_EVENT_EOF | BEV_EVENT_ERROR)) bufferevent_free(connection);
}

static void on_accept(struct evconnlistener *listener, evutil_socket_t socket, struct sockaddr *address, int length, void *context) {
    (void)address, (void)length, (void)context;
    int one = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct bufferevent *connection = bufferevent_socket_new(evconnlistener_get_base(listener), socket, BEV_OPT_CLOSE_ON_FREE);
    bufferevent_setcb(connection, on_read, NULL, on_event, NULL);
    bufferevent_enable(connection, EV_READ | EV_WRITE);
}

// Usage: bare BYTES, of which each answer, its head included, has as many. Prints the port it listens on.
int main(int count, char **arguments) {
    if (count != 2) {
        fputs("usage: bare BYTES\n", stderr);
        return 2;
    }
    signal(SIGPIPE, SIG_IGN);
    answer_length = strtoul(arguments[1], NULL, 10);
    // The length of the body has fewer digits than this head leaves room for; a longer number makes the head longer and the body shorter.
    char head[128];
    size_t body = answer_length;
    int head_length = 0;
    for (int round = 0; round < 3; round++) {
        head_length = snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n", body);
        body = answer_length > (size_t)head_length ? answer_length - (size_t)head_length : 0;
    }
    head_length = snprintf(head, sizeof head, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n", body);
    answer_length = (size_t)head_length + body;
    answer = malloc(answer_length);
    memcpy(answer, head, (size_t)head_length);
    memset(answer + head_length, 'x', body);

    struct event_base *base = event_base_new();
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct evconnlistener *listener = evconnlistener_new_bind(
        base, on_accept, NULL, LEV_OPT_CLOSE_ON_FREE | LEV_OPT_REUSEABLE, 1024, (struct sockaddr *)&address, sizeof address);
    if (!listener) {
        perror("bare");
        return 1;
    }
    socklen_t length = sizeof address;
    getsockname(evconnlistener_get_fd(listener), (struct sockaddr *)&address, &length);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    return event_base_dispatch(base);
}
