using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Studios;

/// <summary>Photos of a visit: made small, stripped, kept through a refused form, and seen with the visit.</summary>
public sealed class VisitPhotosTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Photos_are_turned_upright_made_small_stripped_and_seen_with_the_visit()
    {
        var (leader, desk) = (await site.AsAsync("leader"), await VisitDesk.OfAsync(site));
        Assert.Contains(PhoneCamera.Secret, Encoding.ASCII.GetString(PhoneCamera.Take()), StringComparison.Ordinal);
        var logged = await desk.LogAsync("2026-11-02", photos: [("课堂.jpg", PhoneCamera.Take()), ("教研.jpg", PhoneCamera.Take(300, 200))]);
        Assert.True(logged.Status == HttpStatusCode.Redirect, logged.Text);
        var pictures = (await leader.GetAsync(logged.Location!)).Html.QuerySelectorAll(".photos img").Select(i => i.GetAttribute("src")!).ToList();
        Assert.Equal(2, pictures.Count);
        var bytes = await (await leader.Http.GetAsync(new Uri(pictures[0], UriKind.Relative))).Content.ReadAsByteArrayAsync();
        using var codec = SKCodec.Create(new MemoryStream(bytes));
        Assert.Equal((1200, 1600, SKEncodedImageFormat.Jpeg), (codec.Info.Width, codec.Info.Height, codec.EncodedFormat));
        Assert.DoesNotContain(PhoneCamera.Secret, Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        // The host school sees them with the visit; a school beside it and another studio see neither.
        Assert.Equal(HttpStatusCode.OK, await (await site.AsAsync("school")).StatusAsync(pictures[0]));
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("teacher")).StatusAsync(pictures[0]));
    }

    [Fact]
    public async Task A_refused_form_names_what_is_no_photo_and_keeps_the_others()
    {
        var (leader, desk) = (await site.AsAsync("leader"), await VisitDesk.OfAsync(site));
        var huge = new byte[31_000_000];
        PhoneCamera.Take(300, 200).CopyTo(huge, 0);
        var refused = await desk.LogAsync("2026-11-04", photos: [("好.jpg", PhoneCamera.Take(300, 200)), ("假.jpg", "这不是照片"u8.ToArray()), ("大.jpg", huge)], summary: "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("“假.jpg”不是能打开的照片", refused.Text, StringComparison.Ordinal);
        Assert.Contains("照片“大.jpg”超过 30 MB", refused.Text, StringComparison.Ordinal);
        Assert.Contains("请填写活动小结", refused.Text, StringComparison.Ordinal);
        var kept = Assert.Single(refused.Html.QuerySelectorAll("input[name=PhotoIds]"));
        var file = refused.Html.QuerySelector(".photos img")!.GetAttribute("src")!;
        // Until it belongs to a visit it is its taker's alone, though the coordinator's reach holds the studio.
        Assert.Equal(HttpStatusCode.OK, await leader.StatusAsync(file));
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("coordinator")).StatusAsync(file));
        var logged = await leader.UploadAsync(refused, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Summary"] = "听评课两节。" }, [], "form[data-draft]");
        Assert.True(logged.Status == HttpStatusCode.Redirect, logged.Text);
        Assert.Equal(kept.GetAttribute("value"), $"{await site.InDbAsync(db => db.VisitPhotos.Where(p => p.VisitId == VisitDesk.IdOf(logged)).Select(p => p.Id).SingleAsync())}");
        Assert.Equal(HttpStatusCode.OK, await (await site.AsAsync("coordinator")).StatusAsync(file));
    }

    [Fact]
    public async Task Nobody_takes_another_ones_photos_and_what_came_to_no_visit_is_forgotten()
    {
        var desk = await VisitDesk.OfAsync(site);
        var refused = await desk.LogAsync("2026-11-06", photos: [("留.jpg", PhoneCamera.Take(300, 200))], summary: "");
        var photo = int.Parse(refused.Html.QuerySelector("input[name=PhotoIds]")!.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture);
        await site.InDbAsync(db => db.VisitPhotos.IgnoreQueryFilters().Where(p => p.Id == photo).ExecuteUpdateAsync(p => p.SetProperty(x => x.PersonId, (int?)null)));
        var logged = await (await site.AsAsync("leader")).UploadAsync(refused, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Summary"] = "听评课两节。" }, [], "form[data-draft]");
        Assert.Equal(HttpStatusCode.Redirect, logged.Status);
        Assert.Equal(0, await site.InDbAsync(db => db.VisitPhotos.CountAsync(p => p.VisitId == VisitDesk.IdOf(logged))));

        Task<int> ForgetAsync() => site.WithAsync(s => s.GetRequiredService<VisitPhotos>().ForgetAsync());
        Assert.Equal(0, await ForgetAsync());
        var (file, before) = (await site.InDbAsync(db => db.VisitPhotos.IgnoreQueryFilters().Where(p => p.Id == photo).Select(p => p.StoredFileId).SingleAsync()), site.Clock.GetUtcNow().UtcDateTime - VisitPhoto.Patience - TimeSpan.FromMinutes(1));
        await site.InDbAsync(db => db.VisitPhotos.IgnoreQueryFilters().Where(p => p.Id == photo).ExecuteUpdateAsync(p => p.SetProperty(x => x.TakenInAt, before)));
        Assert.Equal(1, await ForgetAsync());
        Assert.Equal(0, await site.InDbAsync(db => db.StoredFiles.IgnoreQueryFilters().CountAsync(f => f.Id == file)));
    }
}
