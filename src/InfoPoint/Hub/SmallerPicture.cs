using SkiaSharp;

namespace InfoPoint.Hub;

/// <summary>Makes smaller sizes of a raster picture: WebP, upright, without the camera's notes on place and time.</summary>
public static class SmallerPicture
{
    /// <summary>Another recipe makes other bytes: whoever changes how sizes are made counts it up.</summary>
    public const int Recipe = 1;

    private const int Quality = 78; // of 100: no difference that a reader sees at arm's length, a third of the bytes of 95
    private const long MostPixels = 60_000_000; // 240 MB unpacked; a picture of 2 MB may claim more than a hub has memory

    /// <summary>Widths in pixels: a phone, and a desk computer or a sharp phone.</summary>
    public static IReadOnlyList<int> Widths { get; } = [480, 960];

    /// <summary>True for the kinds of pictures that have sizes; drawings fit every screen as they are.</summary>
    public static bool IsRaster(string path) => Path.GetExtension(path) is ".jpg" or ".jpeg" or ".png" or ".webp";

    /// <summary>The sizes that are narrower than the picture and take fewer bytes; none of a moving picture, or of one that cannot be read.</summary>
    public static IReadOnlyList<(int Width, byte[] Bytes)> Sizes(byte[] picture)
    {
        using var codec = SKCodec.Create(new MemoryStream(picture));
        if (codec is null || codec.FrameCount > 1 || (long)codec.Info.Width * codec.Info.Height > MostPixels)
            return [];
        using var pixels = SKBitmap.Decode(
            codec,
            codec.Info.WithColorType(SKColorType.Rgba8888).WithAlphaType(SKAlphaType.Premul)
        );
        if (pixels is null)
            return [];
        using var upright = Upright(pixels, codec.EncodedOrigin);
        return
        [
            .. Widths
                .Where(width => width < upright.Width)
                .Select(width => (Width: width, Bytes: Shrink(upright, width)))
                .Where(size => size.Bytes.Length < picture.Length),
        ];
    }

    private static byte[] Shrink(SKBitmap picture, int width)
    {
        var height = Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width));
        using var small = picture.Resize(
            new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb()),
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        using var image = SKImage.FromBitmap(small);
        using var packed = image.Encode(SKEncodedImageFormat.Webp, Quality);
        return packed.ToArray();
    }

    /// <summary>Turns and mirrors as EXIF says the camera was held.</summary>
    private static SKBitmap Upright(SKBitmap picture, SKEncodedOrigin origin)
    {
        var (width, height) = (picture.Width, picture.Height);
        var isLying = origin >= SKEncodedOrigin.LeftTop;
        var turned = new SKBitmap(
            new SKImageInfo(
                isLying ? height : width,
                isLying ? width : height,
                SKColorType.Rgba8888,
                SKAlphaType.Premul,
                picture.ColorSpace
            )
        );
        using var canvas = new SKCanvas(turned);
        canvas.Concat(
            origin switch
            {
                SKEncodedOrigin.TopRight => Matrix(-1, 0, width, 0, 1, 0),
                SKEncodedOrigin.BottomRight => Matrix(-1, 0, width, 0, -1, height),
                SKEncodedOrigin.BottomLeft => Matrix(1, 0, 0, 0, -1, height),
                SKEncodedOrigin.LeftTop => Matrix(0, 1, 0, 1, 0, 0),
                SKEncodedOrigin.RightTop => Matrix(0, -1, height, 1, 0, 0),
                SKEncodedOrigin.RightBottom => Matrix(0, -1, height, -1, 0, width),
                SKEncodedOrigin.LeftBottom => Matrix(0, 1, 0, -1, 0, width),
                _ => SKMatrix.Identity,
            }
        );
        canvas.DrawBitmap(picture, 0, 0, SKSamplingOptions.Default);
        return turned;
    }

    private static SKMatrix Matrix(float scaleX, float skewX, float x, float skewY, float scaleY, float y) =>
        new(scaleX, skewX, x, skewY, scaleY, y, 0, 0, 1);
}
