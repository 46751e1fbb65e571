using SkiaSharp;

namespace InfoPoint.Tests;

/// <summary>Photos as a camera writes them: the upper half red, the lower half blue, with noise that no compression makes small.</summary>
public static class TestPicture
{
    public static byte[] Jpeg(int width, int height, byte? exifOrientation = null, int seed = 1)
    {
        var noise = new byte[width * height];
        new Random(seed).NextBytes(noise);
        using var picture = new SKBitmap(width, height);
        picture.Pixels =
        [
            .. noise.Select(
                (level, at) =>
                    at / width < height / 2
                        ? new SKColor(190, (byte)(level / 4), (byte)(level / 4))
                        : new SKColor((byte)(level / 4), (byte)(level / 4), 190)
            ),
        ];
        using var packed = picture.Encode(SKEncodedImageFormat.Jpeg, 95);
        return exifOrientation is { } orientation ? WithExif(packed.ToArray(), orientation) : packed.ToArray();
    }

    /// <summary>A drawing of one colour: smaller than any size of it.</summary>
    public static byte[] PlainPng(int width, int height)
    {
        using var picture = new SKBitmap(width, height);
        picture.Erase(SKColors.White);
        using var packed = picture.Encode(SKEncodedImageFormat.Png, 100);
        return packed.ToArray();
    }

    /// <summary>Puts an APP1 segment with one TIFF entry, the orientation, behind the start of the file (EXIF 2.3 §4.5.4).</summary>
    private static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        byte[] exif =
        [
            .. "Exif\0\0MM\0*"u8,
            .. new byte[] { 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0 },
        ];
        return
        [
            .. jpeg[..2],
            0xFF,
            0xE1,
            (byte)((exif.Length + 2) >> 8),
            (byte)(exif.Length + 2),
            .. exif,
            .. jpeg[2..],
        ];
    }
}
