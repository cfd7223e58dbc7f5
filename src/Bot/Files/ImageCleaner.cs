using SkiaSharp;

namespace QuttyMeken.Bot.Files;

/// <summary>Draws an image anew, so that nothing but what is seen is left: no place, no device, no thumbnail, no hidden layer.</summary>
internal static class ImageCleaner
{
    private const int LongestSide = 3_000;
    // A small file can unfold into gigabytes: 60 million pixels are a large photograph.
    private const long MostPixels = 60_000_000;
    private const int Quality = 85;

    // A drawing may take a quarter of a gigabyte for its moment: two at a time, whoever sends them.
    private static readonly SemaphoreSlim Drawing = new(2, 2);

    /// <returns>A JPEG; <see langword="null"/> when the bytes are no image we can draw.</returns>
    public static async Task<byte[]?> Clean(byte[] bytes, CancellationToken ct)
    {
        await Drawing.WaitAsync(ct);
        try
        {
            return Draw(bytes);
        }
        finally
        {
            Drawing.Release();
        }
    }

    private static byte[]? Draw(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > MostPixels || codec.Info.Width <= 0 || codec.Info.Height <= 0)
            return null;

        using var decoded = SKBitmap.Decode(codec);
        if (decoded is null)
            return null;

        var (width, height) = Turned(codec.EncodedOrigin) ? (decoded.Height, decoded.Width) : (decoded.Width, decoded.Height);
        var scale = Math.Min(1f, LongestSide / (float)Math.Max(width, height));
        using var surface = SKSurface.Create(new SKImageInfo(Math.Max(1, (int)(width * scale)), Math.Max(1, (int)(height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        Turn(canvas, codec.EncodedOrigin, width, height);
        using var picture = SKImage.FromBitmap(decoded);
        canvas.DrawImage(picture, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return encoded.ToArray();
    }

    private static bool Turned(SKEncodedOrigin origin) => origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop
        or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;

    // The record of how the camera was held goes with the rest, so the picture itself is turned.
    private static void Turn(SKCanvas canvas, SKEncodedOrigin origin, int width, int height)
    {
        switch (origin)
        {
            case SKEncodedOrigin.TopRight:
                canvas.Scale(-1, 1, width / 2f, 0);
                break;
            case SKEncodedOrigin.BottomRight:
                canvas.RotateDegrees(180, width / 2f, height / 2f);
                break;
            case SKEncodedOrigin.BottomLeft:
                canvas.Scale(1, -1, 0, height / 2f);
                break;
            case SKEncodedOrigin.LeftTop:
                canvas.RotateDegrees(90);
                canvas.Scale(1, -1);
                break;
            case SKEncodedOrigin.RightTop:
                canvas.Translate(width, 0);
                canvas.RotateDegrees(90);
                break;
            case SKEncodedOrigin.RightBottom:
                canvas.Translate(width, height);
                canvas.RotateDegrees(90);
                canvas.Scale(-1, 1);
                canvas.Translate(0, 0);
                break;
            case SKEncodedOrigin.LeftBottom:
                canvas.Translate(0, height);
                canvas.RotateDegrees(-90);
                break;
        }
    }
}
