package dev.assay.outbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that refuses given recipients, which GreenMail cannot do. */
final class ScriptedSmtp implements AutoCloseable {
    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> accepted = new CopyOnWriteArrayList<>();

    private ScriptedSmtp(ServerSocket socket) {
        this.socket = socket;
    }

    static ScriptedSmtp start() throws IOException {
        ScriptedSmtp server = new ScriptedSmtp(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(server::serve, "scripted smtp");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Its reply to the recipient address. */
    void answer(String address, String line) {
        answers.put(address, line);
    }

    /** To whom it has taken mails, in their order. */
    List<String> accepted() {
        return List.copyOf(accepted);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException e) {
                // the client is gone, or the server is closed
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.US_ASCII);
        out.print("220 ready\r\n");
        out.flush();
        String recipient = "";
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String answer = "250 OK";
            if (data) {
                if (!line.equals(".")) {
                    continue;
                }
                data = false;
                accepted.add(recipient);
            } else if (line.startsWith("RCPT TO:")) {
                recipient = line.replaceAll(".*<(.*)>.*", "$1");
                answer = answers.getOrDefault(recipient, answer);
            } else if (line.equals("DATA")) {
                data = true;
                answer = "354 go ahead";
            } else if (line.equals("QUIT")) {
                answer = "221 bye";
            }
            out.print(answer + "\r\n");
            out.flush();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
