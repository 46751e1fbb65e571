using InfoPoint.Hub;
using SkiaSharp;

namespace InfoPoint.Tests.Hub;

public sealed class SmallerPictureTests
{
    [Theory]
    [InlineData(1600, 1200, "480x360 960x720")]
    [InlineData(960, 640, "480x320")]
    [InlineData(480, 640, "")]
    public void Picture_gets_the_sizes_that_are_narrower_than_itself(int width, int height, string sizes) =>
        Assert.Equal(
            sizes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            SmallerPicture.Sizes(TestPicture.Jpeg(width, height)).Select(size => Shape(size.Bytes))
        );

    [Fact]
    public void Sizes_take_fewer_bytes_than_the_picture()
    {
        var picture = TestPicture.Jpeg(1600, 1200);

        Assert.All(SmallerPicture.Sizes(picture), size => Assert.True(size.Bytes.Length < picture.Length / 2));
        Assert.Empty(SmallerPicture.Sizes(TestPicture.PlainPng(500, 2)));
    }

    [Theory] // EXIF orientations as cameras write them: what the file holds is turned or mirrored until its first row is up
    [InlineData(1, 640, 480, "up")]
    [InlineData(2, 640, 480, "up")]
    [InlineData(3, 640, 480, "down")]
    [InlineData(4, 640, 480, "down")]
    [InlineData(5, 480, 640, "left")]
    [InlineData(6, 480, 640, "right")]
    [InlineData(7, 480, 640, "right")]
    [InlineData(8, 480, 640, "left")]
    public void Picture_stands_upright_and_keeps_no_notes_of_the_camera(
        byte orientation,
        int width,
        int height,
        string red
    )
    {
        var size = SmallerPicture.Sizes(TestPicture.Jpeg(1280, 960, orientation))[0].Bytes;

        using var codec = SKCodec.Create(new MemoryStream(size));
        using var picture = SKBitmap.Decode(size);
        Assert.Equal(SKEncodedOrigin.TopLeft, codec.EncodedOrigin);
        Assert.Equal((double)width / height, (double)picture.Width / picture.Height, 0.01);
        Assert.Equal(red, SideOfRed(picture));
        Assert.True(size.AsSpan().IndexOf("EXIF"u8) < 0);
    }

    [Fact]
    public void What_is_no_picture_has_no_sizes()
    {
        var picture = TestPicture.Jpeg(1600, 1200);

        Assert.Empty(SmallerPicture.Sizes("GIF89a"u8.ToArray()));
        Assert.Empty(SmallerPicture.Sizes([]));
        Assert.Empty(SmallerPicture.Sizes(picture[..200]));
    }

    private static string Shape(byte[] bytes)
    {
        using var picture = SKBitmap.Decode(bytes);
        return $"{picture.Width}x{picture.Height}";
    }

    private static string SideOfRed(SKBitmap picture)
    {
        var (right, bottom) = (picture.Width - 10, picture.Height - 10);
        bool IsRed(int x, int y) => picture.GetPixel(x, y).Red > picture.GetPixel(x, y).Blue;
        return (IsRed(10, 10), IsRed(right, 10), IsRed(10, bottom), IsRed(right, bottom)) switch
        {
            (true, true, false, false) => "up",
            (false, false, true, true) => "down",
            (true, false, true, false) => "left",
            (false, true, false, true) => "right",
            _ => "nowhere",
        };
    }
}
