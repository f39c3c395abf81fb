#pragma once
// What HTTPServer needs of libevent: the loop, its events and its listeners.
#include <event2/event.h>
#include <event2/listener.h>
#include <event2/util.h>
