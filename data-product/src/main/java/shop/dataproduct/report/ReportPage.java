package shop.dataproduct.report;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page that shows all reports; what it consists of lies in {@code static/reports}. */
@Hidden
@Controller
class ReportPage {

  @GetMapping("/reports")
  String page() {
    return "forward:/reports/index.html";
  }
}
