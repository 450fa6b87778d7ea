using SkiaSharp;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Documents;

/// <summary>
/// Makes of what a phone took a picture that may be kept: upright, at most <see cref="MostSide"/> pixels a side, a JPEG, and nothing else that
/// the phone wrote into it (place, device, moment).
/// </summary>
public static class Photos
{
    public const int MostSide = 1600;
    public const long MostBytes = 30_000_000;

    private const int Quality = 82;

    // A picture that can only be unpacked whole takes four bytes a pixel.
    private const long MostPixels = 50_000_000;

    /// <param name="content">As it comes from the browser, with its length.</param>
    /// <param name="name">As the browser calls it; said in refusals.</param>
    /// <returns>The picture and a name that fits it.</returns>
    /// <exception cref="RuleBroken">Too big, or no picture.</exception>
    public static (MemoryStream Content, string Name) Press(Stream content, string? name)
    {
        if (content.Length > MostBytes) throw new RuleBroken("照片“{0}”超过 {1} MB，请换一张或先压缩", name, MostBytes / 1_000_000);
        using var codec = SKCodec.Create(content) ?? throw NoPicture(name);
        var size = Enough(codec);
        if ((long)size.Width * size.Height > MostPixels) throw new RuleBroken("照片“{0}”尺寸过大，请换一张或先压缩", name);
        using var raw = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(raw.Info, raw.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput)) throw NoPicture(name);
        using var upright = Upright(raw, codec.EncodedOrigin);
        using var packed = upright.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return (new MemoryStream(packed.ToArray(), writable: false), Path.ChangeExtension(string.IsNullOrWhiteSpace(name) ? "photo" : Path.GetFileName(name), ".jpg"));
    }

    /// <summary>The fewest pixels it can be unpacked to that are still enough: a JPEG goes in eighths, others only whole.</summary>
    private static SKSizeI Enough(SKCodec codec) =>
        Enumerable.Range(1, 8).Select(eighths => codec.GetScaledDimensions(eighths / 8f)).First(s => Math.Max(s.Width, s.Height) >= Math.Min(MostSide, Math.Max(codec.Info.Width, codec.Info.Height)));

    private static RuleBroken NoPicture(string? name) => new("“{0}”不是能打开的照片，请选择 JPEG、PNG 或 WebP 图片", name);

    /// <summary>As it was seen through the lens: a phone keeps the sensor's own rows and says beside them how it was held.</summary>
    private static SKImage Upright(SKBitmap raw, SKEncodedOrigin origin)
    {
        var (turns, isMirrored) = origin switch
        {
            SKEncodedOrigin.TopRight => (0, true),
            SKEncodedOrigin.BottomRight => (2, false),
            SKEncodedOrigin.BottomLeft => (2, true),
            SKEncodedOrigin.LeftTop => (1, true),
            SKEncodedOrigin.RightTop => (1, false),
            SKEncodedOrigin.RightBottom => (3, true),
            SKEncodedOrigin.LeftBottom => (3, false),
            _ => (0, false),
        };
        var (width, height) = turns % 2 == 0 ? (raw.Width, raw.Height) : (raw.Height, raw.Width);
        var scale = Math.Min(1f, (float)MostSide / Math.Max(width, height));
        using var surface = SKSurface.Create(new SKImageInfo(Scaled(width, scale), Scaled(height, scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        canvas.Translate(width / 2f, height / 2f);
        canvas.RotateDegrees(90 * turns);
        if (isMirrored) canvas.Scale(-1, 1);
        canvas.Translate(-raw.Width / 2f, -raw.Height / 2f);
        using var image = SKImage.FromBitmap(raw);
        canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return surface.Snapshot();
    }

    private static int Scaled(int side, float scale) => Math.Max(1, (int)Math.Round(side * scale));
}
