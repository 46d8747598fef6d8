package io.aerophoenix.driver.process;

import io.aerophoenix.lifecycle.MachineDriver.ListenSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The TCP sockets that take connections, by their inodes, as one process's network shows them in `/proc/PID/net`.
record ListeningSockets(Map<String, ListenSocket> byInode) {
    private static final String LISTENS = "0A";
    private static final int WORD = 4;
    private static final Pattern INODE = Pattern.compile("socket:\\[(\\d+)]");
    private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

    ListeningSockets {
        byInode = Map.copyOf(byInode);
    }

    static ListeningSockets seenBy(Path proc, long pid) {
        var found = new HashMap<String, ListenSocket>();
        for (var protocol : List.of("tcp", "tcp6")) {
            var table = proc.resolve(Long.toString(pid)).resolve("net").resolve(protocol);
            lines(table).stream()
                    .skip(1) // the headings
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(fields -> fields.length > 9 && fields[3].equals(LISTENS))
                    .forEach(fields ->
                            found.put(fields[9], new ListenSocket(protocol, address(fields[1]))));
        }
        return new ListeningSockets(found);
    }

    private static List<String> lines(Path table) {
        try {
            return Files.readAllLines(table);
        } catch (IOException _) {
            return List.of(); // The process has ended, or this kernel has no such protocol.
        }
    }

    boolean isEmpty() {
        return byInode.isEmpty();
    }

    /// The socket behind an entry of `/proc/PID/fd`, where it takes connections.
    Optional<ListenSocket> behind(Path descriptor) {
        try {
            var inode = INODE.matcher(Files.readSymbolicLink(descriptor).toString());
            return inode.matches()
                    ? Optional.ofNullable(byInode.get(inode.group(1)))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // It has been closed meanwhile.
        }
    }

    /// `0100007F:1F90` is `127.0.0.1:8080`: each four bytes of the address are turned round, the port is not.
    private static String address(String kernels) {
        int colon = kernels.indexOf(':');
        var bytes = HexFormat.of().parseHex(kernels, 0, colon);
        for (int word = 0; word < bytes.length; word += WORD) {
            swap(bytes, word, word + 3);
            swap(bytes, word + 1, word + 2);
        }
        int port = Integer.parseInt(kernels.substring(colon + 1), 16);
        return host(bytes) + ":" + port;
    }

    private static void swap(byte[] bytes, int one, int other) {
        byte kept = bytes[one];
        bytes[one] = bytes[other];
        bytes[other] = kept;
    }

    private static String host(byte[] bytes) {
        try {
            var text = InetAddress.getByAddress(bytes).getHostAddress();
            return text.indexOf(':') < 0
                    ? text
                    : "[" + ZEROS.matcher(text).replaceFirst("::") + "]";
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + HexFormat.of().formatHex(bytes), e);
        }
    }
}
