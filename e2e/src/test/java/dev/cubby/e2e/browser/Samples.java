package dev.cubby.e2e.browser;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Values such as people keep. */
final class Samples {
  static final String PROFILE =
      """
      {"name":"Ada Lovelace","email":"ada@example.org","roles":["admin","author"],"active":true,\
      "quota":12345678901234567890,"ratio":0.10,"notes":null,\
      "address":{"street":"12 St James’s Square","city":"London"},"tags":[]}\
      """;

  /** A picture of 96 × 96 points. */
  static byte[] png() {
    var image = new BufferedImage(96, 96, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setPaint(new GradientPaint(0, 0, new Color(0x0b6b60), 96, 96, new Color(0xf2a33a)));
    pen.fillOval(2, 2, 92, 92);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Every byte once. */
  static byte[] allBytes() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private Samples() {}
}
